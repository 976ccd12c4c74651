package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The second half of a statement: where, aggregation, having, select.
 *
 * <p>Shape: one per program, for all keys: what a statement keeps under a key are its {@link Groups}, per group the
 * aggregates of what entered and has not left; null for a statement without aggregates. A group that all have left is
 * forgotten.
 *
 * <p>Cost: a step of one item, which most are, allocates nothing but what it puts out.
 */
final class Selector {
    private final StatementProgram program;
    private final Evaluator where;
    private final Evaluator having;
    private final Evaluator[] columns;
    private final Grouping grouping;
    /** What is selected from a group that is not there. */
    private final AggregateGroup nothing;

    private final Scope scope = new Scope();

    Selector(StatementProgram program, Grouping grouping) {
        this.program = program;
        this.where = program.where();
        this.having = program.having();
        this.columns = program.columns().toArray(new Evaluator[0]);
        this.grouping = grouping;
        this.nothing = grouping.createGroup();
    }

    /** What a machine of the program evaluates in before it selects. */
    Scope scope() {
        return scope;
    }

    /** A new statement's groups. */
    Groups createGroups() {
        return program.aggregates().size() == 0 ? null : new Groups(grouping);
    }

    /** One item entered, none left. */
    void enter(Object item, Groups groups, long nowMillis, StatementMachine.Output out) {
        scope.at(nowMillis);
        step(item, true, groups, out);
        release();
    }

    /** What entered and what left the statement's window in one step; changes the lists. */
    void update(Items entered, Items left, Groups groups, long nowMillis, StatementMachine.Output out) {
        scope.at(nowMillis);
        if (entered.size() + left.size() == 1) {
            boolean enters = entered.size() == 1;
            step(enters ? entered.get(0) : left.get(0), enters, groups, out);
        } else {
            keepWanted(entered);
            keepWanted(left);
            if (entered.size() + left.size() > 0) {
                stepOfMany(entered, left, groups, out);
            }
        }
        release();
    }

    private void release() {
        scope.own(null).aggregates(null);
    }

    private void step(Object item, boolean enters, Groups groups, StatementMachine.Output out) {
        Item.in(item, scope);
        if (where != null && !where.holds(scope)) {
            return;
        }
        AggregateGroup group = null;
        if (groups != null) {
            group = enters ? groups.findOrCreate(scope) : groups.find(scope);
            if (enters) {
                group.enter(scope);
            } else if (group != null) {
                group.leave(scope);
            }
        }
        if (enters || selectsOnLeaving()) {
            select(item, group, out);
        }
        if (!enters && groups != null) {
            groups.forgetIfEmpty(scope);
        }
    }

    private boolean selectsOnLeaving() {
        return switch (program.rowKind()) {
            case TOTAL, GROUP -> true;
            case PLAIN, EVENT_TOTAL, EVENT_GROUP -> false;
        };
    }

    private void keepWanted(Items items) {
        for (int i = items.size() - 1; where != null && i >= 0; i--) {
            Item.in(items.get(i), scope);
            if (!where.holds(scope)) {
                items.remove(i);
            }
        }
    }

    private void stepOfMany(Items entered, Items left, Groups groups, StatementMachine.Output out) {
        if (groups != null) {
            aggregate(entered, left, groups);
        }
        switch (program.rowKind()) {
            case PLAIN, EVENT_TOTAL, EVENT_GROUP -> {
                for (int i = 0; i < entered.size(); i++) {
                    select(entered.get(i), groups, out);
                }
            }
            case TOTAL -> select((entered.size() > 0 ? entered : left).last(), groups, out);
            case GROUP -> selectChanged(entered, left, groups, out);
        }
        for (int i = 0; groups != null && i < left.size(); i++) {
            Item.in(left.get(i), scope);
            groups.forgetIfEmpty(scope);
        }
    }

    private void aggregate(Items entered, Items left, Groups groups) {
        for (int i = 0; i < entered.size(); i++) {
            Item.in(entered.get(i), scope);
            groups.findOrCreate(scope).enter(scope);
        }
        for (int i = 0; i < left.size(); i++) {
            Item.in(left.get(i), scope);
            AggregateGroup group = groups.find(scope);
            if (group != null) {
                group.leave(scope);
            }
        }
    }

    /** A row per changed group: from its last item that entered, or else its first that left. */
    private void selectChanged(Items entered, Items left, Groups groups, StatementMachine.Output out) {
        if (groups != null && groups.sole() != null && areOf(groups, entered) && areOf(groups, left)) {
            select(entered.size() > 0 ? entered.last() : left.get(0), groups, out);
            return;
        }
        Map<Object, Object> changed = new LinkedHashMap<>();
        for (int i = 0; i < entered.size(); i++) {
            Item.in(entered.get(i), scope);
            changed.put(grouping.keyOf(scope), entered.get(i));
        }
        for (int i = 0; i < left.size(); i++) {
            Item.in(left.get(i), scope);
            changed.putIfAbsent(grouping.keyOf(scope), left.get(i));
        }
        changed.values().forEach(item -> select(item, groups, out));
    }

    private boolean areOf(Groups groups, Items items) {
        for (int i = 0; i < items.size(); i++) {
            Item.in(items.get(i), scope);
            if (groups.find(scope) == null) {
                return false;
            }
        }
        return true;
    }

    private void select(Object item, Groups groups, StatementMachine.Output out) {
        Item.in(item, scope);
        select(item, groups == null ? null : groups.find(scope), out);
    }

    private void select(Object item, AggregateGroup group, StatementMachine.Output out) {
        scope.aggregates(group == null ? nothing : group);
        if (having != null && !having.holds(scope)) {
            return;
        }
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].evaluate(scope);
        }
        out.row(program, new Row(values, Item.evidence(item, program.tags()), Item.tenant(item)));
    }
}
