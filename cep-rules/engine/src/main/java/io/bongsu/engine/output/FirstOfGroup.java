package io.bongsu.engine.output;

import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Whether an event is the first one of its group that goes out, for {@code output first}. */
public final class FirstOfGroup {
    private static final long NEVER = Long.MIN_VALUE;

    private final RatePlan.Condition plan;
    private long lastMillis = NEVER;
    private long entered;
    private long left;

    public FirstOfGroup(RatePlan.Condition plan) {
        this.plan = plan;
    }

    /** One event enters or leaves; true when it goes out. */
    public boolean passes(boolean enters, long nowMillis) {
        boolean first = lastMillis == NEVER;
        boolean passes = first || isOver(enters, nowMillis);
        if (passes) {
            lastMillis = nowMillis;
            entered = 0;
            left = 0;
        }
        return passes;
    }

    private boolean isOver(boolean enters, long nowMillis) {
        if (plan instanceof RatePlan.Time time) {
            return nowMillis >= time.period().after(lastMillis);
        }
        long count = ((RatePlan.Events) plan).count();
        entered += enters ? 1 : 0;
        left += enters ? 0 : 1;
        return entered >= count || left >= count;
    }

    public void write(StateOutput out) {
        out.writeTime(lastMillis);
        out.writeLong(entered);
        out.writeLong(left);
    }

    public void read(StateInput in) {
        lastMillis = in.readTime();
        entered = in.readLong();
        left = in.readLong();
    }
}
