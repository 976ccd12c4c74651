package io.bongsu.engine.context;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** An event that passes a filter. Cost: a watch keeps nothing, there is one. */
final class FilterCondition implements Condition, Watch {
    private final FilterProgram filter;
    private final int[] fields;
    private final Scope scope = new Scope();

    /** {@code field}: place of the event in the level's row, or -1. */
    FilterCondition(FilterProgram filter, int field) {
        this.filter = filter;
        this.fields = field < 0 ? new int[0] : new int[] {field};
    }

    @Override
    public Watch watch(long nowMillis) {
        return this;
    }

    @Override
    public Watch unread() {
        return this;
    }

    @Override
    public boolean now() {
        return false;
    }

    @Override
    public boolean feedsAll() {
        return false;
    }

    @Override
    public List<FilterProgram> filters() {
        return List.of(filter);
    }

    @Override
    public SortedSet<Integer> firstFilters() {
        return new TreeSet<>(List.of(filter.id()));
    }

    @Override
    public boolean startsTimers() {
        return false;
    }

    @Override
    public List<Turn> onEvent(Step step) {
        if (!step.passes(filter)
                || !filter.passesContext(scope.own(step.event()).at(step.nowMillis()))) {
            return List.of();
        }
        Object[] values = fields.length == 0 ? new Object[0] : new Object[] {step.event()};
        return List.of(new Turn(fields, values, List.of(step.event())));
    }

    @Override
    public List<Turn> onTime(long nowMillis) {
        return List.of();
    }

    @Override
    public long nextDueMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isInitial() {
        return true;
    }

    @Override
    public void write(StateOutput out) {
        // Nothing is kept.
    }

    @Override
    public void read(StateInput in, long nowMillis) {
        // Nothing is kept.
    }
}
