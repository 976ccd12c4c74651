package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A level of a context, ready to be run: makes a branch for each partition of the level above. */
interface Level {
    /** A branch under the partition with these properties. */
    Branch create(ContextMachine machine, Event properties);

    /** The level's own filters: which events belong where, begin and end what. */
    List<FilterProgram> filters();

    /** Filters that can begin a partition where there is none; empty where any event of a statement may change it. */
    Optional<SortedSet<Integer>> beginners();

    /** Whether a branch that has just been started waits for a time, or has partitions. */
    boolean startsTimers();
}
