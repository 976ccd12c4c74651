package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.named.NamedWindows;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;
import java.util.Set;

/**
 * One running statement under one key.
 *
 * <p>Shape: start (or read) once, then feed events and times in order; rows go to the consumer as they come to be.
 *
 * <p>Cost: small, as there is one per statement and key; all that can be shared is the program's.
 *
 * <p>Unit: ms, event time.
 */
public interface StatementMachine {
    /** Where rows go. */
    interface Output {
        void row(StatementProgram statement, Row row);

        /** The named windows of the rule; null where it has none. */
        default NamedWindows windows() {
            return null;
        }
    }

    /** A machine that has not been started. */
    static StatementMachine of(StatementProgram program, Output out) {
        StatementMachine machine = withoutSubqueries(program, out);
        return program.subqueries().isEmpty() ? machine : new SubqueryMachine(program, machine, out);
    }

    private static StatementMachine withoutSubqueries(StatementProgram program, Output out) {
        if (program.join() != null) {
            return new JoinMachine(program, out);
        }
        if (program.trigger() != null) {
            return new TriggerMachine(program, out);
        }
        if (program.pattern() != null) {
            return program.window() == null ? new MatchMachine(program, out) : new MatchStreamMachine(program, out);
        }
        return program.rows() == null ? new StreamMachine(program, out) : new RowMatchMachine(program, out);
    }

    void start(long nowMillis);

    /** Feeds an event; {@code passed} are the statement's filters that the event, alone, passes; at least one. */
    void onEvent(Event event, List<FilterProgram> passed, long nowMillis);

    /** Does everything due at or before the time. */
    void onTime(long nowMillis);

    /** These variables were set, and time goes on: windows that look at them do. */
    default void variablesSet(Set<String> names, long nowMillis) {}

    /** Something entered or left a named window, maybe one that the statement reads. */
    default void windowsChanged(long nowMillis) {}

    /** It was started while others of its rule run: takes in what the named windows that it reads keep, and puts out nothing. */
    default void catchUp(long nowMillis) {}

    /** When {@link #onTime} has something to do, or Long.MAX_VALUE. */
    long nextDueMillis();

    /** Whether the machine is as one that is started now: it can be forgotten. */
    boolean isInitial();

    /** Puts out what the statement would select now, for a program that {@link MachineProgram#tellsContents}. */
    default void contents(long nowMillis, Output contents) {}

    /** As {@link #contents(long, Output)}, of this one of the statements that the machine runs. */
    default void contents(String statement, long nowMillis, Output contents) {
        contents(nowMillis, contents);
    }

    /** The context partition that it runs in ends: puts out what waits for that. It is not asked again. */
    default void end(long nowMillis) {}

    void write(StateOutput state);

    void read(StateInput state, long nowMillis);
}
