package io.bongsu.engine.context;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.StatementMachine;

/**
 * One level of a running context, under one partition of the level above: its partitions; or, below the last level, the
 * statements themselves.
 *
 * <p>Shape: start, or read, once; then events and times in order; {@link #end} is the last call.
 *
 * <p>Unit: ms, event time.
 */
interface Branch {
    void start(long nowMillis);

    void onEvent(Step step);

    /** Does everything due at or before the time. */
    void onTime(long nowMillis);

    /** When {@link #onTime} has something to do, or Long.MAX_VALUE. */
    long nextDueMillis();

    /** Whether it is as one that is started now: it can be forgotten. */
    boolean isInitial();

    /** The partition above ends: statements that wait for it put out what they have. */
    void end(long nowMillis);

    /** Puts out what the statement shows now, partition by partition. */
    void contents(String statement, long nowMillis, StatementMachine.Output contents);

    void write(StateOutput out);

    void read(StateInput in, long nowMillis);
}
