package io.bongsu.engine.output;

import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * When a running statement puts out what has gathered.
 *
 * <p>Shape: {@link #onStep} for each step of the statement, {@link #onTime} when it is due; both say whether rows go out.
 *
 * <p>Unit: ms, event time.
 */
public interface OutputCondition {
    /** So many events entered and left in one step. */
    boolean onStep(int entered, int left, long nowMillis);

    /** The time that {@link #nextDueMillis} names has come. */
    default boolean onTime(long nowMillis) {
        return false;
    }

    default long nextDueMillis() {
        return Long.MAX_VALUE;
    }

    /** Whether it is as at its start. */
    boolean isInitial();

    void write(StateOutput out);

    void read(StateInput in);

    static OutputCondition of(RatePlan.Condition plan) {
        return plan.fold(new RatePlan.Condition.Cases<OutputCondition>() {
            @Override
            public OutputCondition events(RatePlan.Events condition) {
                return new EventCount(condition.count());
            }

            @Override
            public OutputCondition time(RatePlan.Time condition) {
                return new Interval(condition.periodMillis());
            }
        });
    }
}
