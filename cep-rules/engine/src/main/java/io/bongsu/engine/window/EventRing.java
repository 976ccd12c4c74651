package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;

/**
 * A queue of events.
 *
 * <p>Shape: a ring in an array that grows and shrinks with its content; empty it takes no array at all, as there are
 * millions of windows. The place of an event in the array is stable until {@link #add} or {@link #remove}.
 *
 * <p>Cost: O(1) amortised.
 */
final class EventRing {
    private static final Event[] NONE = {};

    /** Below this many places a ring does not shrink. */
    private static final int SMALL = 16;

    private Event[] events = NONE;
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** The event that is {@code index} places behind the oldest. */
    Event get(int index) {
        return events[place(index)];
    }

    private int place(int index) {
        int place = first + index;
        return place < events.length ? place : place - events.length;
    }

    void add(Event event) {
        if (size == events.length) {
            resize(size < 2 ? size + 1 : size + size / 2 + 1);
        }
        events[place(size)] = event;
        size++;
    }

    /** Takes the oldest. */
    Event remove() {
        Event event = events[first];
        events[first] = null;
        first = place(1);
        size--;
        if (size == 0) {
            first = 0;
        }
        if (events.length > SMALL && size < events.length / 4) {
            resize(events.length / 2);
        }
        return event;
    }

    private void resize(int places) {
        Event[] resized = new Event[places];
        for (int i = 0; i < size; i++) {
            resized[i] = events[place(i)];
        }
        events = resized;
        first = 0;
    }
}
