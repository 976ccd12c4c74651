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
 * text order; where streams are {@code joined} they are the streams, and a field may be named without its stream. A type that is not known, because another error hides it, is an empty {@link Bound#type}.
 */
public record Scope(Optional<Bound> own, Optional<String> alias, Map<String, Bound> tags, boolean joined) {
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

    public Scope(Optional<Bound> own, Optional<String> alias, Map<String, Bound> tags) {
        this(own, alias, tags, false);
    }

    /** The streams of a join, by name. */
    public static Scope joined(Map<String, Bound> streams) {
        return new Scope(Optional.empty(), Optional.empty(), streams, true);
    }

    /** Nothing in scope: constants only. */
    public static Scope empty() {
        return new Scope(Optional.empty(), Optional.empty(), Map.of());
    }

    /** True when some type is unknown, so that an unknown name may be its field. */
    boolean isOpen() {
        return (own.isPresent() && own.get().type().isEmpty())
                || (joined
                        && tags.values().stream()
                                .anyMatch(stream -> stream.type().isEmpty()));
    }
}
