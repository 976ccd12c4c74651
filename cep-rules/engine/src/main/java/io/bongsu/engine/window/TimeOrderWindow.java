package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps events until the clock is their own time and the size further, in order of their own times.
 *
 * <p>Shape: lists by time, each in order of insertion. An event that is too old already enters and leaves at once.
 *
 * <p>Cost: O(log n) per event.
 *
 * <p>Source: Esper reference, "Data Windows", #time_order, #timetolive.
 */
final class TimeOrderWindow implements Window {
    private final Timestamp timestamp;
    /** Null for none. */
    private final LengthOfTime size;

    private final TreeMap<Long, List<Event>> events = new TreeMap<>();
    private int count;
    private long dueMillis = Long.MAX_VALUE;

    TimeOrderWindow(Timestamp timestamp, LengthOfTime size) {
        this.timestamp = timestamp;
        this.size = size;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        // Esper reckons the size forward here, and backward when it lets events go.
        long wait = size == null ? 0 : size.after(nowMillis) - nowMillis;
        long time = timestamp.of(event);
        change.entered(event);
        if (time <= nowMillis - wait) {
            change.left(event);
        } else {
            long oldest = events.isEmpty() ? Long.MAX_VALUE : events.firstKey();
            add(time, event);
            if (dueMillis == Long.MAX_VALUE || time < oldest) {
                dueMillis = events.firstKey() + wait;
            }
        }
        change.posted();
    }

    private void add(long time, Event event) {
        events.computeIfAbsent(time, unused -> new ArrayList<>(1)).add(event);
        count++;
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        long time = timestamp.of(event);
        List<Event> same = events.get(time);
        for (int i = 0; same != null && i < same.size(); i++) {
            if (same.get(i).isSame(event)) {
                same.remove(i);
                count--;
                if (same.isEmpty()) {
                    events.remove(time);
                }
                return;
            }
        }
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        if (dueMillis > nowMillis) {
            return;
        }
        long last = size == null ? nowMillis : size.before(nowMillis);
        boolean any = false;
        while (!events.isEmpty() && events.firstKey() <= last) {
            List<Event> leaving = events.pollFirstEntry().getValue();
            count -= leaving.size();
            leaving.forEach(change::left);
            any = true;
        }
        dueMillis = events.isEmpty() ? Long.MAX_VALUE : Math.max(nowMillis + 1, events.firstKey() + nowMillis - last);
        if (any) {
            change.posted();
        }
    }

    @Override
    public long nextDueMillis() {
        return dueMillis;
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
        for (List<Event> same : events.values()) {
            if (rest >= 0 && rest < same.size()) {
                return same.get(rest);
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
        Times.write(dueMillis, Long.MAX_VALUE, out);
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(event -> add(timestamp.of(event), event));
        dueMillis = Times.read(Long.MAX_VALUE, in);
    }
}
