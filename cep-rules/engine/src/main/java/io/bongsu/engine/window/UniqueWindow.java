package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps one event per value of the criteria: the last, or, with {@code first}, the first.
 *
 * <p>Shape: by value. Esper's order of iteration is that of a hash table of the values.
 *
 * <p>Cost: O(1) per event.
 *
 * <p>Source: Esper reference, "Data Windows", #unique, #firstunique.
 */
final class UniqueWindow implements Window {
    private final Criteria criteria;
    private final boolean first;
    private final Map<List<Object>, Event> events = new LinkedHashMap<>();

    UniqueWindow(Criteria criteria, boolean first) {
        this.criteria = criteria;
        this.first = first;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        List<Object> key = criteria.of(event, nowMillis);
        if (first && events.containsKey(key)) {
            return;
        }
        Event replaced = events.put(key, event);
        change.entered(event);
        if (replaced != null) {
            change.left(replaced);
        }
        change.posted();
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        List<Object> key = criteria.of(event, nowMillis);
        if (event.isSame(events.get(key))) {
            events.remove(key);
        }
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public Event previous(int index) {
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        Map<Object, Event> byHash = new HashMap<>();
        events.forEach((key, event) -> byHash.put(key.size() == 1 ? key.get(0) : key, event));
        byHash.values().forEach(action);
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(events.size());
        events.forEach((key, event) -> {
            criteria.write(key, out);
            out.writeEvent(event);
        });
    }

    @Override
    public void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            List<Object> key = criteria.read(in);
            events.put(key, in.readEvent());
        }
    }
}
