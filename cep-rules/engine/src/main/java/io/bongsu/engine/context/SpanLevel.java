package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.filter.FilterProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * {@code start … end …}, one partition at a time, and, overlapping, {@code initiated by … terminated by …}.
 *
 * <p>Shape: the level's row begins with start time and end time; {@code distinct} looks at the row's own values.
 */
record SpanLevel(Frame frame, Condition begin, boolean overlapping, List<Evaluator> distinct) implements Level {
    /** Places in the level's row. */
    static final int START_TIME = 0;

    static final int END_TIME = 1;

    @Override
    public Branch create(ContextMachine machine, Event properties) {
        return new SpanBranch(this, machine, properties);
    }

    @Override
    public List<FilterProgram> filters() {
        List<FilterProgram> filters = new ArrayList<>(begin.filters());
        filters.addAll(frame.end().filters());
        return filters;
    }

    @Override
    public Optional<SortedSet<Integer>> beginners() {
        return Optional.of(begin.firstFilters());
    }

    @Override
    public boolean startsTimers() {
        return begin.startsTimers();
    }

    /**
     * Whether a partition begins as soon as the level does: at once, or where crontabs say from when to when and it is time
     * between the two.
     */
    boolean beginsAt(long nowMillis) {
        return begin.now()
                || (!overlapping
                        && begin instanceof TimeCondition from
                        && frame.end() instanceof TimeCondition to
                        && from.isCrontab()
                        && to.isCrontab()
                        && from.dueMillis(nowMillis) >= to.dueMillis(nowMillis));
    }

    /** When a partition that begins now will end; null if no time says so. */
    Long endMillis(long nowMillis) {
        long due = frame.end() instanceof TimeCondition to ? to.dueMillis(nowMillis) : Long.MAX_VALUE;
        return due == Long.MAX_VALUE ? null : due;
    }
}
