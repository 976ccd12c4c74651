package io.bongsu.engine.recognize;

import io.bongsu.engine.event.Event;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.RandomAccess;

/**
 * The rows that an array variable has taken, in order; immutable.
 *
 * <p>Cost: {@link #plus} is O(1) for the first longer run, as it shares the rows of the shorter one; O(n) for any other.
 */
final class EventRun extends AbstractList<Event> implements RandomAccess {
    static final EventRun NONE = new EventRun(new ArrayList<>(0), 0);

    private final ArrayList<Event> shared;
    private final int size;

    private EventRun(ArrayList<Event> shared, int size) {
        this.shared = shared;
        this.size = size;
    }

    EventRun plus(Event event) {
        ArrayList<Event> rows = shared;
        if (rows.size() != size || size == 0) {
            rows = new ArrayList<>(Math.max(4, size + 1));
            rows.addAll(shared.subList(0, size));
        }
        rows.add(event);
        return new EventRun(rows, size + 1);
    }

    @Override
    public Event get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("a run has rows below its size, index=" + index + " size=" + size);
        }
        return shared.get(index);
    }

    @Override
    public int size() {
        return size;
    }
}
