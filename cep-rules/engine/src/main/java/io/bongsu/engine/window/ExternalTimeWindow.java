package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * As a time window, by a clock that the events bring along.
 *
 * <p>Shape: a queue in order of insertion. An event makes those before it leave that are older than itself by the size or
 * more, from the oldest insertion on and no further than the first that stays.
 *
 * <p>Cost: O(1) amortised per event.
 *
 * <p>Source: Esper reference, "Data Windows", #ext_timed.
 */
final class ExternalTimeWindow implements Window {
    /** An event of this time lets none go, as in Esper. */
    private static final long NO_TIME = -1;

    private final Timestamp timestamp;
    private final LengthOfTime size;
    private final EventRing events = new EventRing();

    ExternalTimeWindow(Timestamp timestamp, LengthOfTime size) {
        this.timestamp = timestamp;
        this.size = size;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        events.add(event);
        change.entered(event);
        long time = timestamp.of(event);
        if (time != NO_TIME) {
            long last = size.before(time);
            while (!events.isEmpty() && timestamp.of(events.oldest()) <= last) {
                change.left(events.remove());
            }
        }
        change.posted();
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        events.remove(event);
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
        return index < 0 || index >= events.size() ? null : events.get(events.size() - 1 - index);
    }

    @Override
    public void forEach(Consumer<Event> action) {
        events.forEach(action);
    }

    @Override
    public void write(StateOutput out) {
        out.writeEvents(events.size(), events::get);
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(events::add);
    }
}
