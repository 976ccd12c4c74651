package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import it.unimi.dsi.fastutil.longs.LongArrayFIFOQueue;

/**
 * {@code rate(seconds)}: events a second over the last so many ms; null until the first event is that old.
 *
 * <p>Shape: takes the time at which an event entered as its value; looks at the clock only when one enters.
 */
final class RateEver implements Accumulator {
    private final long millis;
    private final LongArrayFIFOQueue points = new LongArrayFIFOQueue(2);
    private boolean full;

    RateEver(long millis) {
        this.millis = millis;
    }

    @Override
    public void enter(Object value) {
        long now = (Long) value;
        points.enqueue(now);
        while (points.size() > 1 && now - points.firstLong() >= millis) {
            points.dequeueLong();
            full = true;
        }
    }

    @Override
    public void leave(Object value) {
        // The clock alone decides.
    }

    @Override
    public Object result() {
        return full ? (Object) (points.size() * 1_000.0 / millis) : null;
    }

    @Override
    public void write(StateOutput out) {
        out.writeBoolean(full);
        out.writeSize(points.size());
        for (int i = points.size(); i > 0; i--) {
            long point = points.dequeueLong();
            points.enqueue(point);
            out.writeTime(point);
        }
    }

    @Override
    public void read(StateInput in) {
        full = in.readBoolean();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            points.enqueue(in.readTime());
        }
    }
}
