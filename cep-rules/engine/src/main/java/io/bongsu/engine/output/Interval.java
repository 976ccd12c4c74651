package io.bongsu.engine.output;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Rows go out each time that a multiple of the period has passed since the first step. */
final class Interval implements OutputCondition {
    private static final long NONE = Long.MAX_VALUE;

    private final long periodMillis;
    private long dueMillis = NONE;

    Interval(long periodMillis) {
        this.periodMillis = periodMillis;
    }

    @Override
    public boolean onStep(int entered, int left, long nowMillis) {
        if (dueMillis == NONE) {
            dueMillis = nowMillis + periodMillis;
        }
        return false;
    }

    /** A clock that jumps over several periods makes one output, and the next one is due where it would have been. */
    @Override
    public boolean onTime(long nowMillis) {
        dueMillis += ((nowMillis - dueMillis) / periodMillis + 1) * periodMillis;
        return true;
    }

    @Override
    public long nextDueMillis() {
        return dueMillis;
    }

    @Override
    public boolean isInitial() {
        return dueMillis == NONE;
    }

    @Override
    public void write(StateOutput out) {
        out.writeTime(dueMillis);
    }

    @Override
    public void read(StateInput in) {
        dueMillis = in.readTime();
    }
}
