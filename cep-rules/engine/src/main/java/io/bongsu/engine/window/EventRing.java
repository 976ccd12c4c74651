package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A queue of events.
 *
 * <p>Shape: a ring in an array that grows and shrinks with its content; empty it takes no array at all, as there are
 * millions of windows. The place of an event in the array is stable until {@link #add} or {@link #remove}. An event that is
 * taken out of the middle leaves a hole; the oldest place is never one.
 *
 * <p>Cost: O(1) amortised; from the first event on that is taken out of the middle, a look-up table beside it.
 */
final class EventRing {
    private static final Event[] NONE = {};

    /** Below this many places a ring does not shrink. */
    private static final int SMALL = 16;

    private Event[] events = NONE;
    private int first;
    /** Places in use, holes among them. */
    private int places;

    private int holes;

    /** The running number of each event's place, once one was taken out of the middle; else null. */
    private Map<Event, Long> numbers;

    /** The running number of the first place. */
    private long firstNumber;

    int size() {
        return places - holes;
    }

    boolean isEmpty() {
        return places == 0;
    }

    /** The event that is {@code index} places behind the oldest. */
    Event get(int index) {
        if (holes > 0) {
            close();
        }
        return events[place(index)];
    }

    Event oldest() {
        return events[first];
    }

    private int place(int index) {
        int place = first + index;
        return place < events.length ? place : place - events.length;
    }

    void add(Event event) {
        if (places == events.length) {
            resize(places < 2 ? places + 1 : places + places / 2 + 1);
        }
        events[place(places)] = event;
        if (numbers != null) {
            numbers.put(event, firstNumber + places);
        }
        places++;
    }

    /** Takes the oldest. */
    Event remove() {
        Event event = events[first];
        if (numbers != null) {
            numbers.remove(event);
        }
        dropFirst();
        return event;
    }

    private void dropFirst() {
        do {
            events[first] = null;
            first = place(1);
            firstNumber++;
            places--;
        } while (places > 0 && events[first] == null && holes-- > 0);
        if (places == 0) {
            first = 0;
            numbers = null;
        }
        if (events.length > SMALL && places < events.length / 4) {
            resize(events.length / 2);
        }
    }

    /** Takes an event out, wherever it is; false if it is not here. */
    boolean remove(Event event) {
        if (places == 0) {
            return false;
        }
        if (event.isSame(events[first])) {
            remove();
            return true;
        }
        if (numbers == null) {
            number();
        }
        Long number = numbers.remove(event);
        if (number == null) {
            return false;
        }
        events[place((int) (number - firstNumber))] = null;
        holes++;
        if (holes > SMALL && holes > places / 2) {
            close();
        }
        return true;
    }

    private void number() {
        if (holes > 0) {
            close();
        }
        numbers = new IdentityHashMap<>();
        for (int i = 0; i < places; i++) {
            numbers.put(events[place(i)], firstNumber + i);
        }
    }

    /** Moves the events together. */
    private void close() {
        int to = 0;
        for (int from = 0; from < places; from++) {
            Event event = events[place(from)];
            if (event != null) {
                events[place(to++)] = event;
            }
        }
        for (int i = to; i < places; i++) {
            events[place(i)] = null;
        }
        places = to;
        holes = 0;
        numbers = null;
    }

    void clear() {
        events = NONE;
        first = 0;
        places = 0;
        holes = 0;
        numbers = null;
    }

    /** From the oldest on. */
    void forEach(Consumer<Event> action) {
        for (int i = 0; i < places; i++) {
            Event event = events[place(i)];
            if (event != null) {
                action.accept(event);
            }
        }
    }

    /** From the oldest on, as a list of its own. */
    List<Event> toList() {
        Event[] all = new Event[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = get(i);
        }
        return Arrays.asList(all);
    }

    private void resize(int size) {
        Event[] resized = new Event[Math.max(size, places)];
        for (int i = 0; i < places; i++) {
            resized[i] = events[place(i)];
        }
        events = resized;
        first = 0;
    }
}
