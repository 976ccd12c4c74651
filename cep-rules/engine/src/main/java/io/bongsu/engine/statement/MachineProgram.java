package io.bongsu.engine.statement;

import io.bongsu.engine.filter.FilterProgram;
import java.util.SortedMap;
import java.util.SortedSet;

/** What a rule runs under a key: a statement, or a context with the statements under it. */
public interface MachineProgram {
    /** A machine that has not been started. */
    StatementMachine create(StatementMachine.Output out);

    /** All filters, by id. */
    SortedMap<Integer, FilterProgram> filters();

    /** The filters that can change a machine that is as it was at its start. */
    SortedSet<Integer> firstFilters();

    /** Whether the time of the start matters. */
    boolean startsTimers();

    /** Whether the program is of the statement and its machines tell what it would select now. */
    default boolean tellsContents(String statement) {
        return false;
    }
}
