package io.bongsu.engine.statement;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.StatementPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether a statement looks at other events than the one at hand, and how many events back whatever is kept, ascending. */
record Lookout(boolean previous, int[] priors) {
    static Lookout of(StatementPlan plan) {
        List<ExprPlan> expressions = new ArrayList<>(plan.groupBy());
        plan.where().ifPresent(expressions::add);
        plan.having().ifPresent(expressions::add);
        plan.columns().forEach(column -> expressions.add(column.value()));
        boolean previous = false;
        SortedSet<Integer> priors = new TreeSet<>();
        for (ExprPlan expression : expressions) {
            References references = References.of(expression);
            previous |= references.previous();
            priors.addAll(references.priors());
        }
        return new Lookout(previous, priors.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Whether an event that leaves a statement's window counts by its values alone, and no other of the window is asked for:
     * nothing looks around, and nothing keeps the events themselves.
     */
    static boolean isPassing(StatementPlan plan) {
        return plan.input() instanceof InputPlan.Stream stream
                && stream.contained().isEmpty()
                && of(plan).isNone()
                && plan.subqueries().isEmpty()
                && plan.output().rate().isEmpty()
                && plan.output().levels().isEmpty()
                && plan.aggregates().stream()
                        .map(AggregatePlan::function)
                        .noneMatch(function -> function.isSequence() || function.isOrder());
    }

    boolean isNone() {
        return !previous && priors.length == 0;
    }
}
