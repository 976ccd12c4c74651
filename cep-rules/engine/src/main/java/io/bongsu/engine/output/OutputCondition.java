package io.bongsu.engine.output;

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
    /** The statement begins. */
    default void start(long nowMillis) {}

    /** So many events entered and left in one step. */
    boolean onStep(int entered, int left, long nowMillis);

    /** The time that {@link #nextDueMillis} names has come. */
    default boolean onTime(long nowMillis) {
        return false;
    }

    /** The context partition ends, and the statement is to put out what has gathered then. */
    default boolean onEnd(long nowMillis) {
        return true;
    }

    default long nextDueMillis() {
        return Long.MAX_VALUE;
    }

    /** Whether it is as at its start. */
    boolean isInitial();

    void write(StateOutput out);

    void read(StateInput in);
}
