package io.bongsu.language.source;

import io.bongsu.language.diagnose.Span;
import java.util.List;
import java.util.Objects;

/**
 * A smallest piece of an expression that has a place: a name chain such as {@code a.plate}, a constant, a call, a type.
 *
 * <p>Shape: {@code text} is the chain as Esper's model writes it, the constant as written, or the function's name in lower
 * case; {@code parts} are the places of a chain's identifiers.
 */
record Leaf(Kind kind, String text, Span span, List<Span> parts) {
    enum Kind {
        CHAIN,
        CONSTANT,
        FUNCTION,
        NAME
    }

    Leaf {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(span, "span");
        parts = List.copyOf(parts);
    }
}
