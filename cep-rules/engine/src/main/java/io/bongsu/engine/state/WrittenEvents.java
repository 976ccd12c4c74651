package io.bongsu.engine.state;

import io.bongsu.engine.event.Event;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Numbers given to events, in order of first use; an event is known by identity.
 *
 * <p>Cost: as {@link WrittenNames}.
 */
final class WrittenEvents {
    private static final int FEW = 12;

    private Event[] events = {};
    private int size;
    private Map<Event, Integer> numbers;

    int size() {
        return size;
    }

    Event get(int number) {
        return events[number];
    }

    int numberOf(Event event) {
        if (numbers == null) {
            int known = search(event);
            return known >= 0 ? known : add(event);
        }
        Integer known = numbers.get(event);
        return known != null ? known : add(event);
    }

    @SuppressWarnings("ReferenceEquality") // two equal events stay two
    private int search(Event event) {
        for (int i = size - 1; i >= 0; i--) {
            if (events[i] == event) {
                return i;
            }
        }
        return -1;
    }

    private int add(Event event) {
        if (size == events.length) {
            events = Arrays.copyOf(events, Math.max(4, 2 * size));
        }
        events[size] = event;
        if (numbers != null) {
            numbers.put(event, size);
        } else if (size == FEW) {
            numbers = new IdentityHashMap<>();
            for (int i = 0; i <= size; i++) {
                numbers.put(events[i], i);
            }
        }
        return size++;
    }

    void clear() {
        Arrays.fill(events, 0, size, null);
        size = 0;
        numbers = null;
    }
}
