package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A where clause that is asked before an event comes in, as in Esper: that of a stream without a window, without subqueries
 * and without {@code prior}. It shows in {@code prior} alone, which then looks back among the events that passed.
 */
record WhereInFilter(InputPlan input, Optional<ExprPlan> where) {
    static WhereInFilter of(
            EPStatementObjectModel model, InputPlan input, Optional<ExprPlan> where, List<ExprPlan> values) {
        boolean moves = input instanceof InputPlan.Stream stream
                && stream.window().isEmpty()
                && stream.contained().isEmpty()
                && where.isPresent()
                && !PlanParts.of(values, ExprPlan.Prior.class).isEmpty()
                && PlanParts.of(where, ExprPlan.Prior.class).isEmpty()
                && PlanParts.of(where, ExprPlan.Subquery.class).isEmpty()
                && !new Hints(model).has("DISABLE_WHEREEXPR_MOVETO_FILTER");
        if (!moves) {
            return new WhereInFilter(input, where);
        }
        FilterPlan filter = ((InputPlan.Stream) input).filter();
        List<ExprPlan> conditions = new ArrayList<>(filter.conditions());
        if (where.get() instanceof ExprPlan.And all) {
            conditions.addAll(all.operands());
        } else {
            conditions.add(where.get());
        }
        return new WhereInFilter(
                new InputPlan.Stream(new FilterPlan(filter.id(), filter.stream(), conditions), Optional.empty()),
                Optional.empty());
    }
}
