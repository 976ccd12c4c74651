package io.bongsu.engine.output;

import io.bongsu.engine.calendar.Crontab;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Rows go out whenever a crontab comes, from the first step on. */
final class CrontabTimes implements OutputCondition {
    private static final long NONE = Long.MAX_VALUE;

    private final Crontab crontab;
    private long dueMillis = NONE;

    CrontabTimes(Crontab crontab) {
        this.crontab = crontab;
    }

    @Override
    public boolean onStep(int entered, int left, long nowMillis) {
        if (dueMillis == NONE) {
            dueMillis = crontab.nextAfter(nowMillis);
        }
        return false;
    }

    @Override
    public boolean onTime(long nowMillis) {
        dueMillis = crontab.nextAfter(nowMillis);
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
