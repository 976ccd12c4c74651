package io.bongsu.engine.subquery;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Subqueries.Kind;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.HashMap;
import java.util.Map;

/**
 * The aggregates of a subquery: of all its events, or per group.
 *
 * <p>Shape: with each group the event that made it, for the values it is grouped by. A group that all have left is forgotten.
 */
final class SubqueryGroups {
    private static final String ALL = "";

    private final SubqueryProgram program;
    private final Map<Object, Group> groups = new HashMap<>();

    /** A group and the event that made it; none for the group of all. */
    record Group(AggregateGroup aggregates, Event first) {}

    SubqueryGroups(SubqueryProgram program) {
        this.program = program;
    }

    /** The event in the program's scope enters. */
    void enter(Event event) {
        Object key = key();
        Group group = groups.get(key);
        if (group == null) {
            group = new Group(program.aggregates().create(), program.kind() == Kind.TOTAL ? null : event);
            groups.put(key, group);
        }
        group.aggregates().enter(program.with(event));
    }

    void leave(Event event) {
        Object key = key();
        Group group = groups.get(key);
        if (group != null) {
            group.aggregates().leave(program.with(event));
            if (group.aggregates().isEmpty()) {
                groups.remove(key);
            }
        }
    }

    private Object key() {
        return program.kind() == Kind.TOTAL ? ALL : program.groupKey();
    }

    /** All groups; of aggregates over all events one, also when there are none. */
    Iterable<Group> all() {
        if (program.kind() == Kind.TOTAL && groups.isEmpty()) {
            return java.util.List.of(new Group(program.aggregates().create(), null));
        }
        return groups.values();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    void write(StateOutput out) {
        out.writeSize(groups.size());
        for (Group group : groups.values()) {
            if (group.first() != null) {
                out.writeEvent(group.first());
            }
            group.aggregates().write(out);
        }
    }

    void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Event first = program.kind() == Kind.TOTAL ? null : in.readEvent();
            AggregateGroup aggregates = program.aggregates().create();
            aggregates.read(in);
            program.with(first);
            groups.put(key(), new Group(aggregates, first));
        }
        program.release();
    }
}
