package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateProgram;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Aggregates with groups of their own ({@code group_by:}), beside those of the statement's groups.
 *
 * <p>Shape: by slot of the statement, which grouping the aggregate belongs to and which slot it has there.
 *
 * <p>Source: Esper reference, "Specifying grouping for each aggregation function".
 */
final class LocalGrouping {
    /** Belongs to the statement's groups. */
    static final int OF_STATEMENT = -1;

    private final List<Grouping> groupings = new ArrayList<>();
    private final int[] groupingOf;
    private final int[] slotOf;

    /** Of a statement that has such aggregates. */
    LocalGrouping(List<AggregatePlan> plans, ExpressionCompiler compiler, boolean eventsLeave) {
        this.groupingOf = new int[plans.size()];
        this.slotOf = new int[plans.size()];
        Set<Optional<List<ExprPlan>>> keys = new LinkedHashSet<>();
        plans.forEach(plan -> keys.add(plan.groupBy()));
        keys.remove(Optional.<List<ExprPlan>>empty());
        place(plans, Optional.empty(), OF_STATEMENT);
        for (Optional<List<ExprPlan>> key : keys) {
            List<AggregatePlan> some = place(plans, key, groupings.size());
            List<ExprPlan> parts = key.orElseThrow();
            groupings.add(new Grouping(
                    parts.stream().map(compiler::compile).toList(),
                    parts.stream().map(ExprPlan::type).toList(),
                    new AggregateProgram(some, compiler, eventsLeave)));
        }
    }

    private List<AggregatePlan> place(List<AggregatePlan> plans, Optional<List<ExprPlan>> key, int grouping) {
        List<AggregatePlan> some = new ArrayList<>();
        for (int slot = 0; slot < plans.size(); slot++) {
            if (plans.get(slot).groupBy().equals(key)) {
                groupingOf[slot] = grouping;
                slotOf[slot] = some.size();
                some.add(plans.get(slot));
            }
        }
        return some;
    }

    /** Those of the aggregates that have no groups of their own. */
    static List<AggregatePlan> ofStatement(List<AggregatePlan> plans) {
        return plans.stream().filter(plan -> plan.groupBy().isEmpty()).toList();
    }

    List<Grouping> groupings() {
        return groupings;
    }

    int groupingOf(int slot) {
        return groupingOf[slot];
    }

    int slotOf(int slot) {
        return slotOf[slot];
    }
}
