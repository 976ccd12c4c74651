package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.PackedEvents.Packing;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import it.unimi.dsi.fastutil.longs.LongArrayFIFOQueue;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Keeps the events of the last {@code size}, per partition.
 *
 * <p>Shape: a queue by time of insertion. An event inserted at t leaves at exactly {@code t + size}. Events are mostly
 * inserted at their own times; other times are kept apart, from the first one on until the window is empty.
 *
 * <p>Cost: O(1) amortised per event; memory = events in the window, as bytes or a reference for each ({@link PackedRing}).
 *
 * <p>Source: Esper reference, "Data Windows", #time.
 */
final class TimeWindow implements Window {
    private static final long[] AT_ONCE = {};

    private final LengthOfTime size;
    private final PackedRing events;
    /** Times of insertion of all events, or null while each is its event's time. */
    private LongArrayFIFOQueue insertions;

    TimeWindow(LengthOfTime size) {
        this(size, null);
    }

    /** @param packing how events are kept as bytes; null: they are not */
    TimeWindow(LengthOfTime size, Packing packing) {
        this.size = size;
        this.events = new PackedRing(packing);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        add(event, nowMillis);
        change.entered(event);
        change.posted();
    }

    /** Costs as much as there are events where some were not inserted at their own times. */
    @Override
    public void remove(Event event, long nowMillis, Change change) {
        EventRing all = events.unpacked();
        if (insertions == null) {
            all.remove(event);
            return;
        }
        LongArrayFIFOQueue rest = new LongArrayFIFOQueue(Math.max(1, all.size()));
        for (int i = 0; i < all.size(); i++) {
            long inserted = insertions.dequeueLong();
            if (!all.get(i).isSame(event)) {
                rest.enqueue(inserted);
            }
        }
        insertions = rest;
        all.remove(event);
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public Event previous(int index) {
        EventRing all = events.unpacked();
        return index < 0 || index >= all.size() ? null : all.get(all.size() - 1 - index);
    }

    @Override
    public void forEach(Consumer<Event> action) {
        events.forEach(action);
    }

    private void add(Event event, long insertedMillis) {
        if (insertions == null && insertedMillis != event.timeMillis()) {
            insertions = new LongArrayFIFOQueue(events.size() + 1);
            events.forEach(earlier -> insertions.enqueue(earlier.timeMillis()));
        }
        if (insertions != null) {
            insertions.enqueue(insertedMillis);
        }
        events.add(event);
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        boolean left = false;
        while (!isEmpty() && nextDueMillis() <= nowMillis) {
            if (insertions != null) {
                insertions.dequeueLong();
            }
            change.left(events.remove());
            left = true;
        }
        if (left) {
            change.posted();
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
        return size.outlivedAt(insertions == null ? events.oldest().timeMillis() : insertions.firstLong());
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The events, then, if they were not all inserted at their own times, how long after, a run of equal ones at once. */
    @Override
    public void write(StateOutput out) {
        events.write(out);
        long[] lateness = lateness();
        boolean late = Arrays.stream(lateness).anyMatch(millis -> millis != 0);
        out.writeBoolean(late);
        for (int i = 0; late && i < lateness.length; ) {
            long millis = lateness[i];
            int end = i + 1;
            while (end < lateness.length && lateness[end] == millis) {
                end++;
            }
            out.writeSize(end - i);
            out.writeLong(millis);
            i = end;
        }
    }

    /** How long after its time each event was inserted; nothing if all were at their times. */
    private long[] lateness() {
        if (insertions == null) {
            return AT_ONCE;
        }
        LongArrayList lateness = new LongArrayList(events.size());
        events.forEach(event -> {
            // A queue that can only be looked at from its end: once around.
            long inserted = insertions.dequeueLong();
            insertions.enqueue(inserted);
            lateness.add(inserted - event.timeMillis());
        });
        return lateness.toLongArray();
    }

    @Override
    public void read(StateInput in) {
        events.read(in);
        if (!in.readBoolean()) {
            return;
        }
        LongArrayList times = new LongArrayList(events.size());
        events.forEach(event -> times.add(event.timeMillis()));
        insertions = new LongArrayFIFOQueue(times.size() + 1);
        for (int i = 0; i < times.size(); ) {
            int end = i + in.readSize();
            long late = in.readLong();
            if (end <= i || end > times.size()) {
                throw new StateException("each event was inserted at a time, events=" + times.size() + " times=" + end);
            }
            for (; i < end; i++) {
                insertions.enqueue(times.getLong(i) + late);
            }
        }
    }
}
