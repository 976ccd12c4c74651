package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * Puts events out in batches of a time, by a clock that the events bring along.
 *
 * <p>Shape: a batch ends with the first event that is not before the next multiple of the size, from the reference time on,
 * after the batch's oldest event; that event is the first of the next batch.
 *
 * <p>Cost: O(1) amortised per event; memory = the events of two batches, and the reference time for ever.
 *
 * <p>Source: Esper reference, "Data Windows", #ext_timed_batch.
 */
final class ExternalBatchWindow implements Window {
    private static final long NONE = Long.MIN_VALUE;

    private final Timestamp timestamp;
    private final LengthOfTime size;
    private final long givenReference;
    private final Batch batch = new Batch();
    private long reference;

    /** {@code reference}: null for the time of the first event. */
    ExternalBatchWindow(Timestamp timestamp, LengthOfTime size, Long reference) {
        this.timestamp = timestamp;
        this.size = size;
        this.givenReference = reference == null ? NONE : reference;
        this.reference = givenReference;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        long time = timestamp.of(event);
        if (reference == NONE) {
            reference = time;
        }
        int full = 0;
        if (!batch.waiting().isEmpty()) {
            long oldest = timestamp.of(batch.waiting().oldest());
            LengthOfTime.Boundary boundary = size.next(oldest, reference);
            reference = boundary.referenceMillis();
            if (time - oldest >= boundary.endMillis() - oldest) {
                full = batch.waiting().size();
            }
        }
        batch.waiting().add(event);
        if (full > 0) {
            batch.post(full, change);
        }
    }

    /** Says at once that the event has left, as Esper does for this kind of batch. */
    @Override
    public void remove(Event event, long nowMillis, Change change) {
        batch.waiting().remove(event);
        change.left(event);
        change.posted();
    }

    @Override
    public boolean isEmpty() {
        return batch.isEmpty() && reference == givenReference;
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
        Times.write(reference, NONE, out);
    }

    @Override
    public void read(StateInput in) {
        batch.read(in);
        reference = Times.read(NONE, in);
    }
}
