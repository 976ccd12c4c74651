package io.bongsu.engine.window;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets its oldest events go until a condition holds.
 *
 * <p>Shape: a queue of events and the times at which they came. The condition is asked of the oldest event, when an event
 * has come. When the last event has left, the aggregates begin anew.
 *
 * <p>Cost: a question per event, and one per event that leaves.
 *
 * <p>Source: Esper reference, "Data Windows", #expr.
 */
final class ExpressionWindow implements Window {
    private final Condition condition;
    private final EventRing events = new EventRing();
    /** When each event came, by its event; a ring of its own would not close its holes at the same time. */
    private final List<Arrival> arrivals = new ArrayList<>();

    private int gone;
    private AggregateGroup aggregates;

    /** An event, and when it came. */
    private record Arrival(Event event, long timeMillis) {}

    ExpressionWindow(Condition condition) {
        this.condition = condition;
        this.aggregates = condition.createAggregates();
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        add(event, nowMillis);
        if (aggregates != null) {
            aggregates.enter(condition.scopeOf(event, nowMillis));
        }
        change.entered(event);
        variablesSet(nowMillis, change);
    }

    /** Asks again, as all that it looks at may have changed. */
    @Override
    public void variablesSet(long nowMillis, Change change) {
        int expired = 0;
        while (!events.isEmpty() && !holds(expired, nowMillis)) {
            Event left = events.remove();
            change.left(left);
            expired++;
            leave(left, nowMillis);
        }
        change.posted();
    }

    private void add(Event event, long timeMillis) {
        events.add(event);
        arrivals.add(new Arrival(event, timeMillis));
    }

    private boolean holds(int expired, long nowMillis) {
        Event oldest = events.oldest();
        Event newest = events.get(events.size() - 1);
        while (!arrivals.get(gone).event().isSame(oldest)) {
            arrivals.set(gone++, null);
        }
        if (gone > 16 && gone > arrivals.size() / 2) {
            arrivals.subList(0, gone).clear();
            gone = 0;
        }
        Condition.Contents contents = new Condition.Contents(
                events.size(), arrivals.get(gone).timeMillis(), newestMillis(newest), expired, newest, oldest);
        return condition.holds(oldest, contents, aggregates, nowMillis);
    }

    private long newestMillis(Event newest) {
        while (!arrivals.get(arrivals.size() - 1).event().isSame(newest)) {
            arrivals.remove(arrivals.size() - 1);
        }
        return arrivals.get(arrivals.size() - 1).timeMillis();
    }

    private void leave(Event event, long nowMillis) {
        if (aggregates != null) {
            aggregates.leave(condition.scopeOf(event, nowMillis));
        }
        if (events.isEmpty()) {
            arrivals.clear();
            gone = 0;
            aggregates = condition.createAggregates();
        }
    }

    /** Asks again, as events may have to leave now that this one has. */
    @Override
    public void remove(Event event, long nowMillis, Change change) {
        if (!events.remove(event)) {
            return;
        }
        leave(event, nowMillis);
        change.left(event);
        variablesSet(nowMillis, change);
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
        int place = gone;
        for (int i = 0; i < events.size(); i++) {
            while (!arrivals.get(place).event().isSame(events.get(i))) {
                place++;
            }
            out.writeTime(arrivals.get(place).timeMillis());
        }
        if (aggregates != null) {
            aggregates.write(out);
        }
    }

    @Override
    public void read(StateInput in) {
        List<Event> read = new ArrayList<>();
        in.readEvents(read::add);
        read.forEach(event -> add(event, in.readTime()));
        if (aggregates != null) {
            aggregates.read(in);
        }
    }
}
