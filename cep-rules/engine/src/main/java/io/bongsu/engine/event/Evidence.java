package io.bongsu.engine.event;

import java.util.Objects;

/** Names one event that a detection rests on: the tag it was bound to, its stream, id, time and origin. */
public record Evidence(String tag, String stream, String eventId, long eventTimeMillis, Origin origin) {
    public Evidence {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(origin, "origin");
    }

    public static Evidence of(String tag, Event event) {
        return new Evidence(tag, event.type().name(), event.id(), event.timeMillis(), event.origin());
    }
}
