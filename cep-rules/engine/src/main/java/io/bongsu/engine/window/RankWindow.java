package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps the first events in an order, one per value of the criteria.
 *
 * <p>Shape: by key, of equal keys the oldest first and the first to leave; beside it the key of each value. As in Esper, an
 * event that is out of the ranking does not make the ranking forget where its value was before, and a key that is null is
 * not known again.
 *
 * <p>Cost: O(log n) per event, and the events of one key.
 *
 * <p>Source: Esper reference, "Data Windows", #rank; measured on 9.0.0.
 */
final class RankWindow implements Window {
    private final Criteria criteria;
    private final Criteria keys;
    private final SortOrder order;
    private final int size;
    private final TreeMap<List<Object>, Same> events;
    private final Map<List<Object>, List<Object>> keyOfValue = new LinkedHashMap<>();
    private int count;

    /** Events of one key; once there were two it is looked through for a value, before it is taken for it. */
    private static final class Same {
        private final List<Event> events = new ArrayList<>(1);
        private boolean several;

        void add(Event event) {
            several |= !events.isEmpty();
            events.add(event);
        }
    }

    RankWindow(Criteria criteria, Criteria keys, SortOrder order, int size) {
        this.criteria = criteria;
        this.keys = keys;
        this.order = order;
        this.size = size;
        this.events = new TreeMap<>(order);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        List<Object> value = criteria.of(event, nowMillis);
        List<Object> key = keys.of(event, nowMillis);
        List<Object> before = known(value);
        List<Event> left = new ArrayList<>(2);
        if (before == null) {
            addOrPass(event, value, key, left);
        } else if (before.equals(key)) {
            replace(event, value, key, left);
        } else {
            take(before, value, left);
            addOrPass(event, value, key, left);
        }
        while (count > size) {
            dropLast(left);
        }
        change.entered(event);
        left.forEach(change::left);
        change.posted();
    }

    private List<Object> known(List<Object> value) {
        List<Object> key = keyOfValue.get(value);
        return key == null || (key.size() == 1 && key.get(0) == null) ? null : key;
    }

    private void addOrPass(Event event, List<Object> value, List<Object> key, List<Event> left) {
        if (count >= size && order.compare(events.lastKey(), key) < 0) {
            left.add(event);
            return;
        }
        keyOfValue.put(value, key);
        events.computeIfAbsent(key, unused -> new Same()).add(event);
        count++;
    }

    private void replace(Event event, List<Object> value, List<Object> key, List<Event> left) {
        Same same = events.get(key);
        if (same == null) {
            return;
        }
        if (!same.several) {
            left.add(same.events.set(0, event));
            return;
        }
        int place = placeOf(value, same);
        if (place >= 0) {
            left.add(same.events.remove(place));
        }
        same.events.add(event);
    }

    private void take(List<Object> key, List<Object> value, List<Event> left) {
        Same same = events.get(key);
        if (same == null) {
            return;
        }
        int place = same.several ? placeOf(value, same) : 0;
        if (place >= 0) {
            left.add(same.events.remove(place));
            count--;
        }
        if (same.events.isEmpty()) {
            events.remove(key);
        }
    }

    private int placeOf(List<Object> value, Same same) {
        for (int i = 0; i < same.events.size(); i++) {
            if (Objects.equals(criteria.of(same.events.get(i), 0), value)) {
                return i;
            }
        }
        return -1;
    }

    private void dropLast(List<Event> left) {
        Same last = events.lastEntry().getValue();
        Event event = last.events.remove(0);
        keyOfValue.remove(criteria.of(event, 0));
        count--;
        left.add(event);
        if (last.events.isEmpty()) {
            events.pollLastEntry();
        }
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        List<Object> value = criteria.of(event, nowMillis);
        List<Object> key = known(value);
        if (key != null) {
            List<Event> left = new ArrayList<>(1);
            take(key, value, left);
            if (!left.isEmpty()) {
                keyOfValue.remove(value);
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty() && keyOfValue.isEmpty();
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public Event previous(int index) {
        int rest = index;
        for (Same same : events.values()) {
            if (rest >= 0 && rest < same.events.size()) {
                return same.events.get(rest);
            }
            rest -= same.events.size();
        }
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        events.values().forEach(same -> same.events.forEach(action));
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(count);
        out.writeSize(events.size());
        events.forEach((key, same) -> {
            keys.write(key, out);
            out.writeBoolean(same.several);
            out.writeEvents(same.events.size(), same.events::get);
        });
        out.writeSize(keyOfValue.size());
        keyOfValue.forEach((value, key) -> {
            criteria.write(value, out);
            keys.write(key, out);
        });
    }

    @Override
    public void read(StateInput in) {
        count = in.readSize();
        int lists = in.readCount();
        for (int i = 0; i < lists; i++) {
            List<Object> key = keys.read(in);
            Same same = new Same();
            same.several = in.readBoolean();
            in.readEvents(same.events::add);
            events.put(key, same);
        }
        int values = in.readCount();
        Map<List<Object>, List<Object>> read = new HashMap<>();
        for (int i = 0; i < values; i++) {
            List<Object> value = criteria.read(in);
            List<Object> key = keys.read(in);
            if (read.put(value, key) == null) {
                keyOfValue.put(value, key);
            }
        }
    }
}
