package io.bongsu.language.source;

import io.bongsu.language.diagnose.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One part of a statement and the pieces of expression in it, to be asked for one after the other.
 *
 * <p>Shape: the n-th question for a piece is answered with its n-th occurrence. Within one part the same name means the
 * same thing, so that it does not matter in which order equal pieces are asked for. Mutable: one region serves one walk.
 *
 * <p>Unit: offsets in the statement's text.
 */
public final class Region {
    private final Span span;
    private final List<Leaf> open;
    private final List<Leaf> all;

    Region(Span span, List<Leaf> leaves) {
        this.span = span;
        this.open = new ArrayList<>(leaves);
        this.all = List.copyOf(leaves);
    }

    /** A place with nothing in it to be told apart: the answer to every question is the place. */
    public static Region of(Span place) {
        return new Region(place, List.of());
    }

    /** The whole part. */
    public Span span() {
        return span;
    }

    /** The next occurrence of a name chain such as {@code a.plate} or {@code geo.distance()}; or the whole part. */
    public Span chain(String text) {
        return take(Leaf.Kind.CHAIN, text).map(Leaf::span).orElse(span);
    }

    /** As {@link #chain}, and the place of each of its identifiers; only the whole where they cannot be told apart. */
    public List<Span> identifiers(String text) {
        return take(Leaf.Kind.CHAIN, text).map(Leaf::parts).orElse(List.of(span));
    }

    /** The next occurrence of a constant with this value. */
    public Optional<Span> constant(Object value) {
        String text = value == null ? "null" : value.toString();
        for (int i = 0; i < open.size(); i++) {
            Leaf leaf = open.get(i);
            if (leaf.kind() == Leaf.Kind.CONSTANT && isConstant(leaf.text(), text, value)) {
                return Optional.of(open.remove(i).span());
            }
        }
        return Optional.empty();
    }

    /** The next call of a built-in function such as {@code sum}, arguments included. */
    public Optional<Span> function(String name) {
        return take(Leaf.Kind.FUNCTION, name).map(Leaf::span);
    }

    /** The first bare name with this text (a type, a tag, a keyword's operand); or the whole part. */
    public Span name(String text) {
        return all.stream()
                .filter(leaf -> leaf.kind() == Leaf.Kind.NAME && leaf.text().equals(text))
                .findFirst()
                .map(Leaf::span)
                .orElse(span);
    }

    private Optional<Leaf> take(Leaf.Kind kind, String text) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).kind() == kind && open.get(i).text().equals(text)) {
                return Optional.of(open.remove(i));
            }
        }
        return all.stream()
                .filter(leaf -> leaf.kind() == kind && leaf.text().equals(text))
                .findFirst();
    }

    private static boolean isConstant(String written, String text, Object value) {
        if (value instanceof String) {
            return written.length() >= 2
                    && written.substring(1, written.length() - 1).equals(text);
        }
        if (value instanceof Number number) {
            try {
                return Double.parseDouble(written.replaceAll("[lL]$", "")) == number.doubleValue();
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return written.equalsIgnoreCase(text);
    }
}
