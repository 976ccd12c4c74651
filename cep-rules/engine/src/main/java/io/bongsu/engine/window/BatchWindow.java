package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.plan.WindowPlan.Flow;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * Puts events out in batches: a number of them, those of a time, or whichever is reached first.
 *
 * <p>Shape: an event leaves when the next batch enters. Batches of a time end at the multiples of the time from a reference
 * on: a given one, or the first event's; with a number beside it, the time runs from the last batch, or the first event
 * after it. When neither a batch nor the one before it has events, the window puts nothing out and sleeps until the next
 * event, unless it is told to go on. Unit: ms.
 *
 * <p>Cost: O(1) amortised per event; memory = the events of two batches. The reference time of a first event is kept for
 * ever: 10 bytes.
 *
 * <p>Source: Esper reference, "Data Windows", #length_batch, #time_batch, #time_length_batch; measured on 9.0.0: old events
 * are put out once more before the window sleeps.
 */
final class BatchWindow implements Window {
    private static final long NONE = Long.MIN_VALUE;

    private final int size;
    /** Null for none. */
    private final LengthOfTime time;

    private final long givenReference;
    private final Flow flow;

    private final Batch batch = new Batch();
    private long reference = NONE;
    private long dueMillis = Long.MAX_VALUE;

    private BatchWindow(int size, LengthOfTime time, long givenReference, Flow flow) {
        this.size = size;
        this.time = time;
        this.givenReference = givenReference;
        this.flow = flow;
    }

    static BatchWindow ofSize(int size) {
        return new BatchWindow(size, null, NONE, Flow.PLAIN);
    }

    /** {@code reference}: null for the time of the first event. */
    static BatchWindow ofTime(LengthOfTime time, Long reference, Flow flow) {
        return new BatchWindow(Integer.MAX_VALUE, time, reference == null ? NONE : reference, flow);
    }

    static BatchWindow ofTimeOrSize(LengthOfTime time, int size, Flow flow) {
        return new BatchWindow(size, time, NONE, flow);
    }

    private boolean isByTimeAlone() {
        return size == Integer.MAX_VALUE;
    }

    @Override
    public void start(long nowMillis) {
        if (flow.startEager()) {
            schedule(nowMillis);
        }
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        boolean full = batch.waiting().size() + 1 >= size;
        batch.waiting().add(event);
        if (full) {
            post(nowMillis, change);
        } else if (time != null && dueMillis == Long.MAX_VALUE) {
            schedule(nowMillis);
        }
    }

    private void schedule(long nowMillis) {
        if (!isByTimeAlone()) {
            dueMillis = time.after(nowMillis);
            return;
        }
        if (reference == NONE) {
            reference = givenReference == NONE || flow.startEager() ? nowMillis : givenReference;
        }
        LengthOfTime.Boundary boundary = time.next(nowMillis, reference);
        reference = boundary.referenceMillis();
        dueMillis = boundary.endMillis();
    }

    private void post(long nowMillis, Change change) {
        dueMillis = Long.MAX_VALUE;
        boolean goesOn = !batch.isEmpty() || flow.forceUpdate();
        if (goesOn) {
            batch.post(batch.waiting().size(), change);
            if (time != null) {
                schedule(nowMillis);
            }
        }
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        batch.waiting().remove(event);
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        if (dueMillis <= nowMillis) {
            post(nowMillis, change);
        }
    }

    @Override
    public long nextDueMillis() {
        return dueMillis;
    }

    @Override
    public boolean isEmpty() {
        return batch.isEmpty()
                && dueMillis == Long.MAX_VALUE
                && (reference == NONE || (givenReference != NONE && time.isFixed()));
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
        if (time != null) {
            Times.write(dueMillis, Long.MAX_VALUE, out);
            if (isByTimeAlone()) {
                Times.write(reference, NONE, out);
            }
        }
    }

    @Override
    public void read(StateInput in) {
        batch.read(in);
        if (time != null) {
            dueMillis = Times.read(Long.MAX_VALUE, in);
            if (isByTimeAlone()) {
                reference = Times.read(NONE, in);
            }
        }
    }
}
