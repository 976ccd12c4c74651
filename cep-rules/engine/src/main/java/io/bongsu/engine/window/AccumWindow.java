package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps events until none has come for a time; then all leave at once.
 *
 * <p>Shape: events in order, and the times at which the clock was set: one for each run of events that came together. When
 * the newest event is removed, the clock is set back to the one before it.
 *
 * <p>Cost: O(1) per event.
 *
 * <p>Source: Esper reference, "Data Windows", #time_accum.
 */
final class AccumWindow implements Window {
    private final LengthOfTime size;
    /** Whether events may leave otherwise: then the time of each is kept. */
    private final boolean shared;

    private final EventRing events = new EventRing();
    private final List<Stamped> stamps = new ArrayList<>();
    private long dueMillis = Long.MAX_VALUE;

    /** An event and when it came. */
    private record Stamped(Event event, long timeMillis) {}

    AccumWindow(LengthOfTime size, boolean shared) {
        this.size = size;
        this.shared = shared;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        add(event, nowMillis);
        dueMillis = size.after(nowMillis);
        change.entered(event);
        change.posted();
    }

    private void add(Event event, long nowMillis) {
        events.add(event);
        if (shared) {
            stamps.add(new Stamped(event, nowMillis));
        }
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        if (!events.remove(event)) {
            return;
        }
        if (events.isEmpty()) {
            stamps.clear();
            dueMillis = Long.MAX_VALUE;
            return;
        }
        if (stamps.get(stamps.size() - 1).event().isSame(event)) {
            // The newest has left: those that left before it are no newest either.
            Event newest = events.get(events.size() - 1);
            while (!stamps.get(stamps.size() - 1).event().isSame(newest)) {
                stamps.remove(stamps.size() - 1);
            }
            dueMillis = size.after(stamps.get(stamps.size() - 1).timeMillis());
        }
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        if (dueMillis > nowMillis) {
            return;
        }
        dueMillis = Long.MAX_VALUE;
        boolean any = !events.isEmpty();
        events.forEach(change::left);
        events.clear();
        stamps.clear();
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
        Times.write(dueMillis, Long.MAX_VALUE, out);
        if (shared) {
            int place = 0;
            for (int i = 0; i < events.size(); i++) {
                while (!stamps.get(place).event().isSame(events.get(i))) {
                    place++;
                }
                out.writeTime(stamps.get(place).timeMillis());
            }
        }
    }

    @Override
    public void read(StateInput in) {
        List<Event> read = new ArrayList<>();
        in.readEvents(read::add);
        dueMillis = Times.read(Long.MAX_VALUE, in);
        for (Event event : read) {
            add(event, shared ? in.readTime() : 0);
        }
    }
}
