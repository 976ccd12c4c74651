package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * Keeps the first events, for ever: a number of them, or those that come within a time of the start.
 *
 * <p>Shape: an event that comes too late does not enter, and nothing is told of it. Without a time, an event that is removed
 * makes room for another.
 *
 * <p>Cost: O(1) per event; memory = the events that entered.
 *
 * <p>Source: Esper reference, "Data Windows", #firstlength, #firstevent, #firsttime.
 */
final class FirstWindow implements Window {
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final int size;
    /** Null where there is no end. */
    private final LengthOfTime time;

    private final EventRing events = new EventRing();
    private long endMillis = NOT_STARTED;

    private FirstWindow(int size, LengthOfTime time) {
        this.size = size;
        this.time = time;
    }

    static FirstWindow ofSize(int size) {
        return new FirstWindow(size, null);
    }

    static FirstWindow ofTime(LengthOfTime time) {
        return new FirstWindow(Integer.MAX_VALUE, time);
    }

    @Override
    public void start(long nowMillis) {
        endMillis = time == null ? Long.MAX_VALUE : time.after(nowMillis);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        if (time != null && endMillis == NOT_STARTED) {
            start(nowMillis);
        }
        if (events.size() >= size || (time != null && nowMillis >= endMillis)) {
            return;
        }
        events.add(event);
        change.entered(event);
        change.posted();
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        events.remove(event);
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty() && time == null;
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
        events.forEach(action);
    }

    @Override
    public void write(StateOutput out) {
        out.writeEvents(events.size(), events::get);
        if (time != null) {
            out.writeLong(endMillis);
        }
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(events::add);
        if (time != null) {
            endMillis = in.readLong();
        }
    }
}
