package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayDeque;

/**
 * Keeps the events of the last {@code sizeMillis}, per partition.
 *
 * <p>Shape: a queue by time of insertion. An event inserted at t leaves at exactly {@code t + size}.
 *
 * <p>Cost: O(1) amortised per event; memory = events in the window.
 *
 * <p>Source: Esper reference, "Data Windows", #time.
 */
final class TimeWindow implements Window {
    private final long sizeMillis;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    private record Entry(long insertedMillis, Event event) {}

    TimeWindow(long sizeMillis) {
        this.sizeMillis = sizeMillis;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        entries.add(new Entry(nowMillis, event));
        change.entered(event);
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        while (!entries.isEmpty() && nextDueMillis() <= nowMillis) {
            change.left(entries.remove().event());
        }
    }

    @Override
    public long nextDueMillis() {
        if (entries.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long inserted = entries.peek().insertedMillis();
        return inserted > Long.MAX_VALUE - sizeMillis ? Long.MAX_VALUE : inserted + sizeMillis;
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(entries.size());
        for (Entry entry : entries) {
            out.writeLong(entry.insertedMillis());
            out.writeEvent(entry.event());
        }
    }

    @Override
    public void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(in.readLong(), in.readEvent()));
        }
    }
}
