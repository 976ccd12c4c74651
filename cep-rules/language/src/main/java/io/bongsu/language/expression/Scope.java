package io.bongsu.language.expression;

import io.bongsu.schemas.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What names mean at one place of a statement.
 *
 * <p>Shape: {@code own} is the type of the event at hand, if there is one; {@code alias} names it ({@code r} in
 * {@code LprRead as r}, or the tag that a pattern filter binds). {@code tags} are the events a pattern has bound before, in
 * text order. A type that is not known, because another error hides it, is an empty {@link Bound#type}.
 */
public record Scope(Optional<Bound> own, Optional<String> alias, Map<String, Bound> tags) {
    /** An event, or an array of events, in scope. */
    public record Bound(String stream, Optional<EventType> type, boolean array) {
        public Bound {
            Objects.requireNonNull(stream, "stream");
            Objects.requireNonNull(type, "type");
        }
    }

    public Scope {
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(alias, "alias");
        tags = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** Nothing in scope: constants only. */
    public static Scope empty() {
        return new Scope(Optional.empty(), Optional.empty(), Map.of());
    }

    /** True when some type is unknown, so that an unknown name may be its field. */
    boolean isOpen() {
        return own.isPresent() && own.get().type().isEmpty();
    }
}
