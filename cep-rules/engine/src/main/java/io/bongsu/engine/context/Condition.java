package io.bongsu.engine.context;

import io.bongsu.engine.filter.FilterProgram;
import java.util.List;
import java.util.SortedSet;

/**
 * When partitions begin or end, ready to be run.
 *
 * <p>Shape: what it binds goes into the level's row at the places that it was made with.
 */
interface Condition {
    /** Begins to wait; the context's slot holds the properties that the condition may look at. */
    Watch watch(long nowMillis);

    /** A watch to be read. */
    Watch unread();

    /** Whether one turn is given at once. */
    boolean now();

    /** Whether all events that made it turn true are fed to the partition that it begins, not only the last one. */
    boolean feedsAll();

    List<FilterProgram> filters();

    /** The filters that a watch that has just begun waits for. */
    SortedSet<Integer> firstFilters();

    /** Whether a watch that has just begun waits for a time. */
    boolean startsTimers();
}
