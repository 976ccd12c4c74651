package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps the first events in an order.
 *
 * <p>Shape: by key; of equal keys the newest comes first, so that the oldest of the last key leaves.
 *
 * <p>Cost: O(log n) per event.
 *
 * <p>Source: Esper reference, "Data Windows", #sort.
 */
final class SortWindow implements Window {
    private final Criteria keys;
    private final int size;
    /** Each with its newest first. */
    private final TreeMap<List<Object>, Deque<Event>> events;

    private int count;

    SortWindow(Criteria keys, SortOrder order, int size) {
        this.keys = keys;
        this.size = size;
        this.events = new TreeMap<>(order);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        events.computeIfAbsent(keys.of(event, nowMillis), unused -> new ArrayDeque<>(1))
                .addFirst(event);
        count++;
        change.entered(event);
        while (count > size) {
            Map.Entry<List<Object>, Deque<Event>> last = events.lastEntry();
            change.left(last.getValue().removeLast());
            count--;
            if (last.getValue().isEmpty()) {
                events.remove(last.getKey());
            }
        }
        change.posted();
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        List<Object> key = keys.of(event, nowMillis);
        Deque<Event> same = events.get(key);
        if (same != null && same.removeIf(one -> one.isSame(event))) {
            count--;
            if (same.isEmpty()) {
                events.remove(key);
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public Event previous(int index) {
        int rest = index;
        for (Deque<Event> same : events.values()) {
            if (rest < same.size()) {
                for (Event event : same) {
                    if (rest-- == 0) {
                        return event;
                    }
                }
            }
            rest -= same.size();
        }
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        events.values().forEach(same -> same.forEach(action));
    }

    @Override
    public void write(StateOutput out) {
        List<Event> all = new ArrayList<>(count);
        forEach(all::add);
        out.writeEvents(all.size(), all::get);
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(event -> {
            events.computeIfAbsent(keys.of(event, 0), unused -> new ArrayDeque<>(1))
                    .addLast(event);
            count++;
        });
    }
}
