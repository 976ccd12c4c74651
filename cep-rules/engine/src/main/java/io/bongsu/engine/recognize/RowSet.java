package io.bongsu.engine.recognize;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of a window, each once, in the order in which they were added.
 *
 * <p>Shape: a row is itself, whatever its values. Cost: O(log n) per row.
 */
final class RowSet implements Iterable<Event> {
    private final TreeMap<Long, Event> inOrder = new TreeMap<>();
    private final Map<Event, Long> numbers = new IdentityHashMap<>();
    private long next;

    /** Whether two references are to one row; other rows may have the same values. */
    @SuppressWarnings("ReferenceEquality")
    static boolean isSame(Event one, Event other) {
        return one == other;
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    int size() {
        return inOrder.size();
    }

    /** The row that was added first, or null. */
    Event first() {
        return inOrder.isEmpty() ? null : inOrder.firstEntry().getValue();
    }

    void add(Event row) {
        if (numbers.putIfAbsent(row, next) == null) {
            inOrder.put(next++, row);
        }
    }

    /** Whether the row was one of them. */
    boolean remove(Event row) {
        Long number = numbers.remove(row);
        if (number != null) {
            inOrder.remove(number);
        }
        return number != null;
    }

    @Override
    public Iterator<Event> iterator() {
        return inOrder.values().iterator();
    }

    void write(StateOutput out) {
        List<Event> rows = new ArrayList<>(inOrder.values());
        out.writeEvents(rows.size(), rows::get);
    }

    void read(StateInput in) {
        in.readEvents(this::add);
    }
}
