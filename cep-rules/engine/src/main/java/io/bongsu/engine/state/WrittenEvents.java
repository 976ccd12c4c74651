package io.bongsu.engine.state;

import io.bongsu.engine.event.Event;
import it.unimi.dsi.fastutil.objects.Reference2IntOpenHashMap;
import java.util.Arrays;

/**
 * Numbers given to events, in order of first use; an event is known by identity. Those that an {@link EventLog} keeps have
 * a place there.
 *
 * <p>Cost: as {@link WrittenNames}; of many events the hash table is kept for the next use.
 */
final class WrittenEvents {
    private static final int FEW = 12;

    /** A table beyond this costs more to clear than to make again. */
    private static final int KEPT = 1_024;

    private static final Event[] NO_EVENTS = {};
    private static final int[] NO_PLACES = {};

    private Event[] events = NO_EVENTS;
    private int[] places = NO_PLACES;
    private int size;
    /** How many have been given a place, or none. */
    private int placed;

    private Reference2IntOpenHashMap<Event> numbers;

    int size() {
        return size;
    }

    Event get(int number) {
        return events[number];
    }

    /** The event's place in the log; negative for one that is not there. */
    int place(int number) {
        return number < placed ? places[number] : -1;
    }

    /** To be called in ascending order first. */
    void place(int number, int place) {
        if (places.length < size) {
            places = new int[events.length];
        }
        places[number] = place;
        placed = Math.max(placed, number + 1);
    }

    int numberOf(Event event) {
        if (size <= FEW) {
            int known = search(event);
            return known >= 0 ? known : add(event);
        }
        int known = numbers.getInt(event);
        return known >= 0 ? known : add(event);
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
        if (size > FEW) {
            numbers.put(event, size);
        } else if (size == FEW) {
            if (numbers == null) {
                numbers = new Reference2IntOpenHashMap<>();
                numbers.defaultReturnValue(-1);
            }
            for (int i = 0; i <= size; i++) {
                numbers.put(events[i], i);
            }
        }
        return size++;
    }

    void clear() {
        Arrays.fill(events, 0, size, null);
        if (size > KEPT) {
            events = NO_EVENTS;
            places = NO_PLACES;
            numbers = null;
        } else if (size > FEW) {
            numbers.clear();
        }
        size = 0;
        placed = 0;
    }
}
