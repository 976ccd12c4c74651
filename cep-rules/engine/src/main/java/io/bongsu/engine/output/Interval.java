package io.bongsu.engine.output;

import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Rows go out each time that a multiple of the period has passed since the first step. */
final class Interval implements OutputCondition {
    private static final long NONE = Long.MAX_VALUE;

    private final LengthOfTime period;
    private long dueMillis = NONE;
    /** From when the next period is reckoned; any end of a period does for one of a fixed length. */
    private long referenceMillis = NONE;

    Interval(LengthOfTime period) {
        this.period = period;
    }

    @Override
    public boolean onStep(int entered, int left, long nowMillis) {
        if (dueMillis == NONE) {
            await(nowMillis, nowMillis);
        }
        return false;
    }

    /** A clock that jumps over several periods makes one output, and the next one is due where it would have been. */
    @Override
    public boolean onTime(long nowMillis) {
        await(nowMillis, referenceMillis);
        return true;
    }

    private void await(long nowMillis, long sinceMillis) {
        LengthOfTime.Boundary boundary = period.next(nowMillis, sinceMillis);
        dueMillis = boundary.endMillis();
        referenceMillis = boundary.referenceMillis();
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
        if (!period.isFixed()) {
            out.writeTime(referenceMillis);
        }
    }

    @Override
    public void read(StateInput in) {
        dueMillis = in.readTime();
        referenceMillis = period.isFixed() ? dueMillis : in.readTime();
    }
}
