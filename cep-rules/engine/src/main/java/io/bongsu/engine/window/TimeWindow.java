package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import it.unimi.dsi.fastutil.longs.LongArrayFIFOQueue;

/**
 * Keeps the events of the last {@code sizeMillis}, per partition.
 *
 * <p>Shape: a queue by time of insertion. An event inserted at t leaves at exactly {@code t + size}. Events are mostly
 * inserted at their own times; other times are kept apart, from the first one on until the window is empty.
 *
 * <p>Cost: O(1) amortised per event; memory = events in the window, a reference for each.
 *
 * <p>Source: Esper reference, "Data Windows", #time.
 */
final class TimeWindow implements Window {
    private final long sizeMillis;
    private final EventRing events = new EventRing();
    /** Times of insertion of all events, or null while each is its event's time. */
    private LongArrayFIFOQueue insertions;

    TimeWindow(long sizeMillis) {
        this.sizeMillis = sizeMillis;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        add(event, nowMillis);
        change.entered(event);
    }

    private void add(Event event, long insertedMillis) {
        if (insertions == null && insertedMillis != event.timeMillis()) {
            insertions = new LongArrayFIFOQueue(events.size() + 1);
            for (int i = 0; i < events.size(); i++) {
                insertions.enqueue(events.get(i).timeMillis());
            }
        }
        if (insertions != null) {
            insertions.enqueue(insertedMillis);
        }
        events.add(event);
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        while (!isEmpty() && nextDueMillis() <= nowMillis) {
            if (insertions != null) {
                insertions.dequeueLong();
            }
            change.left(events.remove());
        }
        if (isEmpty()) {
            insertions = null;
        }
    }

    @Override
    public long nextDueMillis() {
        if (isEmpty()) {
            return Long.MAX_VALUE;
        }
        long inserted = insertions == null ? events.get(0).timeMillis() : insertions.firstLong();
        return inserted > Long.MAX_VALUE - sizeMillis ? Long.MAX_VALUE : inserted + sizeMillis;
    }

    @Override
    public boolean isEmpty() {
        return events.size() == 0;
    }

    /** Per event itself and how long after its time it was inserted. */
    @Override
    public void write(StateOutput out) {
        out.writeSize(events.size());
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            long inserted = event.timeMillis();
            if (insertions != null) {
                // A queue that can only be looked at from its end: once around.
                inserted = insertions.dequeueLong();
                insertions.enqueue(inserted);
            }
            out.writeEvent(event);
            out.writeLong(inserted - event.timeMillis());
        }
    }

    @Override
    public void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Event event = in.readEvent();
            add(event, event.timeMillis() + in.readLong());
        }
    }
}
