package io.bongsu.engine.pattern;

import io.bongsu.engine.event.Event;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The events of matches, each once. Cost: linear in the tags of what is asked about. */
final class Taken {
    private final Set<Event> events = Collections.newSetFromMap(new IdentityHashMap<>());

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Adds the events of a match; whether all of them were new. */
    boolean add(Bindings match) {
        boolean fresh = true;
        for (Object value : match.values()) {
            if (value instanceof Event event) {
                fresh &= events.add(event);
            } else if (value instanceof List<?> list) {
                for (Object event : list) {
                    fresh &= events.add((Event) event);
                }
            }
        }
        return fresh;
    }

    void addAll(Taken other) {
        events.addAll(other.events);
    }

    boolean hasAny(Bindings bindings) {
        for (Object value : bindings.values()) {
            if (value instanceof Event event ? events.contains(event) : value instanceof List<?> list && hasAny(list)) {
                return true;
            }
        }
        return false;
    }

    boolean hasAny(List<?> list) {
        for (Object event : list) {
            if (events.contains(event)) {
                return true;
            }
        }
        return false;
    }
}
