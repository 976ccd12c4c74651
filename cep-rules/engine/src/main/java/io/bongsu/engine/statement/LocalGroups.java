package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * The groups of aggregates that have groups of their own, of one running statement.
 *
 * <p>Shape: a group that all items have left is forgotten when the next item enters. Cost: per event one look-up in each
 * grouping, per result one more.
 */
final class LocalGroups implements Scope.Aggregates {
    private final LocalGrouping program;
    private final List<Own> owns = new ArrayList<>();
    private final AggregateGroup nothing;
    private AggregateGroup group;
    private Scope scope;

    /** @param nothing a group of the statement that nothing has entered */
    LocalGroups(LocalGrouping program, AggregateGroup nothing) {
        this.program = program;
        this.nothing = nothing;
        program.groupings().forEach(grouping -> owns.add(new Own(grouping)));
    }

    /** The groups of one grouping. */
    private static final class Own {
        private final Grouping grouping;
        private final Groups groups;
        private final AggregateGroup nothing;
        private final List<Object> emptied = new ArrayList<>(0);

        Own(Grouping grouping) {
            this.grouping = grouping;
            this.groups = new Groups(grouping);
            this.nothing = grouping.createGroup();
        }

        void enter(Scope scope) {
            emptied.forEach(groups::forgetIfEmpty);
            emptied.clear();
            groups.findOrCreate(scope).enter(scope);
        }

        void leave(Scope scope) {
            AggregateGroup group = groups.find(scope);
            if (group == null) {
                return;
            }
            group.leave(scope);
            if (group.isEmpty() && !grouping.remembers()) {
                emptied.add(grouping.keyOf(scope));
            }
        }

        AggregateGroup find(Scope scope) {
            AggregateGroup group = groups.find(scope);
            return group == null ? nothing : group;
        }

        void read(StateInput in) {
            groups.read(in);
            if (!grouping.remembers()) {
                groups.forEachEmpty(emptied::add);
            }
        }
    }

    /** Whether nothing is kept that could still be seen. */
    boolean isEmpty() {
        return owns.stream().allMatch(own -> own.groups.isEmpty() || !own.grouping.remembers());
    }

    void enter(Scope scope) {
        owns.forEach(own -> own.enter(scope));
    }

    void leave(Scope scope) {
        owns.forEach(own -> own.leave(scope));
    }

    /** The results for the item at hand, whose group this is; null is a group that is not there. */
    Scope.Aggregates of(AggregateGroup group, Scope scope) {
        this.group = group == null ? nothing : group;
        this.scope = scope;
        return this;
    }

    @Override
    public Object result(int slot) {
        int grouping = program.groupingOf(slot);
        AggregateGroup asked = grouping == LocalGrouping.OF_STATEMENT
                ? group
                : owns.get(grouping).find(scope);
        return asked.result(program.slotOf(slot));
    }

    void write(StateOutput out) {
        owns.forEach(own -> own.groups.write(out));
    }

    void read(StateInput in) {
        owns.forEach(own -> own.read(in));
    }
}
