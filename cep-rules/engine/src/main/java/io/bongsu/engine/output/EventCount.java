package io.bongsu.engine.output;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Rows go out when so many events have entered, or so many have left, since the last time. */
final class EventCount implements OutputCondition {
    private final long count;
    private long entered;
    private long left;

    EventCount(long count) {
        this.count = count;
    }

    @Override
    public boolean onStep(int entered, int left, long nowMillis) {
        this.entered += entered;
        this.left += left;
        if (this.entered < count && this.left < count) {
            return false;
        }
        this.entered = 0;
        this.left = 0;
        return true;
    }

    @Override
    public boolean isInitial() {
        return entered == 0 && left == 0;
    }

    @Override
    public void write(StateOutput out) {
        out.writeLong(entered);
        out.writeLong(left);
    }

    @Override
    public void read(StateInput in) {
        entered = in.readLong();
        left = in.readLong();
    }
}
