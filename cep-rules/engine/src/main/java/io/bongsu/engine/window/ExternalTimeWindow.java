package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * As a time window, by a clock that the events bring along.
 *
 * <p>Shape: a queue in order of insertion. An event makes those before it leave that are older than itself by the size or
 * more, from the oldest insertion on and no further than the first that stays.
 *
 * <p>Shape: an event that another window takes out goes on to hold back those behind it until its own time is over, as in
 * Esper; that shows where time stamps do not ascend, and only then something is kept of it.
 *
 * <p>Cost: O(1) amortised per event.
 *
 * <p>Source: Esper reference, "Data Windows", #ext_timed.
 */
final class ExternalTimeWindow implements Window {
    /** An event of this time lets none go, as in Esper. */
    private static final long NO_TIME = -1;

    private static final long NONE = Long.MIN_VALUE;

    private final Timestamp timestamp;
    private final LengthOfTime size;
    private final EventRing events = new EventRing();
    /** The time up to which an event is held back by one before it, where that is later than its own. */
    private final Map<Event, Long> held = new IdentityHashMap<>(0);
    /** The latest time of all that have not left by their time. */
    private long highest = NONE;

    ExternalTimeWindow(Timestamp timestamp, LengthOfTime size) {
        this.timestamp = timestamp;
        this.size = size;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        long time = timestamp.of(event);
        events.add(event);
        if (highest > time) {
            held.put(event, highest);
        } else {
            highest = time;
        }
        change.entered(event);
        if (time != NO_TIME) {
            letGo(size.before(time), change);
        }
        change.posted();
    }

    private void letGo(long last, Change change) {
        while (!events.isEmpty() && timeOf(events.oldest()) <= last) {
            Event oldest = events.remove();
            held.remove(oldest);
            change.left(oldest);
        }
        if (highest <= last) {
            highest = NONE;
        }
    }

    private long timeOf(Event event) {
        Long later = held.isEmpty() ? null : held.get(event);
        return later == null ? timestamp.of(event) : later;
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        events.remove(event);
        held.remove(event);
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty() && highest == NONE;
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

    @Override
    public void write(StateOutput out) {
        out.writeEvents(events.size(), events::get);
        out.writeBoolean(highest != NONE);
        if (highest != NONE) {
            out.writeTime(highest);
        }
        out.writeSize(held.size());
        for (int i = 0; !held.isEmpty() && i < events.size(); i++) {
            Long later = held.get(events.get(i));
            if (later != null) {
                out.writeLong(i);
                out.writeTime(later);
            }
        }
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(events::add);
        highest = in.readBoolean() ? in.readTime() : NONE;
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Event event = events.get((int) in.readLong());
            held.put(event, in.readTime());
        }
    }
}
