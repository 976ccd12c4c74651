package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import it.unimi.dsi.fastutil.longs.LongArrayFIFOQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the events of the last {@code size}, per partition.
 *
 * <p>Shape: a queue by time of insertion. An event inserted at t leaves at exactly {@code t + size}. Events are mostly
 * inserted at their own times; other times are kept apart, from the first one on until the window is empty.
 *
 * <p>Cost: O(1) amortised per event; memory = events in the window, a reference for each.
 *
 * <p>Source: Esper reference, "Data Windows", #time.
 */
final class TimeWindow implements Window {
    private static final long[] AT_ONCE = {};

    private final LengthOfTime size;
    private final EventRing events = new EventRing();
    /** Times of insertion of all events, or null while each is its event's time. */
    private LongArrayFIFOQueue insertions;

    TimeWindow(LengthOfTime size) {
        this.size = size;
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
        if (insertions == null) {
            events.remove(event);
            return;
        }
        LongArrayFIFOQueue rest = new LongArrayFIFOQueue(Math.max(1, events.size()));
        for (int i = 0; i < events.size(); i++) {
            long inserted = insertions.dequeueLong();
            if (!events.get(i).isSame(event)) {
                rest.enqueue(inserted);
            }
        }
        insertions = rest;
        events.remove(event);
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public Event previous(int index) {
        return index < 0 || index >= events.size() ? null : events.get(events.size() - 1 - index);
    }

    @Override
    public void forEach(Consumer<Event> action) {
        events.forEach(action);
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
        out.writeEvents(events.size(), events::get);
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
        long[] lateness = new long[events.size()];
        for (int i = 0; i < lateness.length; i++) {
            // A queue that can only be looked at from its end: once around.
            long inserted = insertions.dequeueLong();
            insertions.enqueue(inserted);
            lateness[i] = inserted - events.get(i).timeMillis();
        }
        return lateness;
    }

    @Override
    public void read(StateInput in) {
        List<Event> read = new ArrayList<>();
        in.readEvents(read::add);
        if (!in.readBoolean()) {
            read.forEach(event -> add(event, event.timeMillis()));
            return;
        }
        for (int i = 0; i < read.size(); ) {
            int end = i + in.readSize();
            long late = in.readLong();
            if (end <= i || end > read.size()) {
                throw new StateException("each event was inserted at a time, events=" + read.size() + " times=" + end);
            }
            for (; i < end; i++) {
                add(read.get(i), read.get(i).timeMillis() + late);
            }
        }
    }
}
