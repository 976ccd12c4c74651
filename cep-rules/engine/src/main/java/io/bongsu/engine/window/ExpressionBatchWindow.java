package io.bongsu.engine.window;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * Puts events out in batches that end when a condition holds.
 *
 * <p>Shape: the condition is asked of each event that comes, after it has been added; when it holds, all events are put out,
 * or, not inclusive, all but this one. The times and events that the condition may look at are those of the moment when they
 * were set, as in Esper: the oldest time is set when an event comes into an empty window.
 *
 * <p>Cost: a question per event.
 *
 * <p>Source: Esper reference, "Data Windows", #expr_batch.
 */
final class ExpressionBatchWindow implements Window {
    private final Condition condition;
    private final boolean inclusive;
    private final Batch batch = new Batch();
    private long oldestMillis;
    private long newestMillis;
    private Event oldest;
    private Event newest;
    private AggregateGroup aggregates;

    ExpressionBatchWindow(Condition condition, boolean inclusive) {
        this.condition = condition;
        this.inclusive = inclusive;
        this.aggregates = condition.createAggregates();
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        if (batch.waiting().isEmpty()) {
            oldestMillis = nowMillis;
        }
        newestMillis = nowMillis;
        if (oldest == null) {
            oldest = event;
        }
        batch.waiting().add(event);
        if (aggregates != null) {
            aggregates.enter(condition.scopeOf(event, nowMillis));
        }
        newest = event;
        if (holds(event, nowMillis)) {
            post(inclusive ? batch.waiting().size() : batch.waiting().size() - 1, nowMillis, change);
        }
    }

    private boolean holds(Event event, long nowMillis) {
        Condition.Contents contents =
                new Condition.Contents(batch.waiting().size(), oldestMillis, newestMillis, 0, newest, oldest);
        return condition.holds(event, contents, aggregates, nowMillis);
    }

    private void post(int count, long nowMillis, Change change) {
        boolean all = count == batch.waiting().size();
        for (int i = 0; aggregates != null && !all && i < count; i++) {
            aggregates.leave(condition.scopeOf(batch.waiting().get(i), nowMillis));
        }
        batch.post(count, change);
        if (all) {
            aggregates = condition.createAggregates();
            oldest = null;
            newest = null;
        } else {
            oldest = batch.waiting().oldest();
        }
    }

    /** Asks again: without this event the batch may be full. */
    @Override
    public void remove(Event event, long nowMillis, Change change) {
        batch.waiting().remove(event);
        if (aggregates != null) {
            aggregates.leave(condition.scopeOf(event, nowMillis));
        }
        oldest = batch.waiting().isEmpty() ? null : batch.waiting().oldest();
        variablesSet(nowMillis, change);
    }

    /** Asks again, as all that it looks at may have changed. */
    @Override
    public void variablesSet(long nowMillis, Change change) {
        if (holds(null, nowMillis)) {
            post(batch.waiting().size(), nowMillis, change);
        }
    }

    @Override
    public boolean isEmpty() {
        return batch.isEmpty();
    }

    @Override
    public int size() {
        return batch.waiting().size();
    }

    @Override
    public Event previous(int index) {
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        batch.forEach(action);
    }

    @Override
    public void write(StateOutput out) {
        batch.write(out);
        out.writeTime(oldestMillis);
        out.writeTime(newestMillis);
        write(oldest, out);
        write(newest, out);
        if (aggregates != null) {
            aggregates.write(out);
        }
    }

    private static void write(Event event, StateOutput out) {
        out.writeBoolean(event != null);
        if (event != null) {
            out.writeEvent(event);
        }
    }

    @Override
    public void read(StateInput in) {
        batch.read(in);
        oldestMillis = in.readTime();
        newestMillis = in.readTime();
        oldest = in.readBoolean() ? in.readEvent() : null;
        newest = in.readBoolean() ? in.readEvent() : null;
        if (aggregates != null) {
            aggregates.read(in);
        }
    }
}
