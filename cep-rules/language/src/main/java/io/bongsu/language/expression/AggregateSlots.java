package io.bongsu.language.expression;

import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import java.util.ArrayList;
import java.util.List;

/** The aggregates of one statement; equal ones share a slot. Mutable, filled while the statement is planned. */
public final class AggregateSlots {
    private final List<AggregatePlan> slots = new ArrayList<>();
    private List<ExprPlan> groupBy = List.of();
    private boolean ownGroups;

    /** What the statement groups by, for {@code grouping}; to be told before the select clause is planned. */
    public void groupBy(List<ExprPlan> groupBy) {
        this.groupBy = List.copyOf(groupBy);
    }

    /** Lets aggregates have groups of their own. */
    public void allowOwnGroups() {
        ownGroups = true;
    }

    boolean allowsOwnGroups() {
        return ownGroups;
    }

    /** The place among the group-by expressions, or -1. */
    int placeInGroupBy(ExprPlan expression) {
        return groupBy.indexOf(expression);
    }

    ExprPlan.AggregateRef slot(AggregatePlan aggregate) {
        int slot = slots.indexOf(aggregate);
        if (slot < 0) {
            slot = slots.size();
            slots.add(aggregate);
        }
        return new ExprPlan.AggregateRef(slot, aggregate.type());
    }

    public List<AggregatePlan> plans() {
        return List.copyOf(slots);
    }
}
