package io.bongsu.engine.statement;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
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

    boolean isNone() {
        return !previous && priors.length == 0;
    }
}
