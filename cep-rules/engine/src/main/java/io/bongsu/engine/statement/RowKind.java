package io.bongsu.engine.statement;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.StatementPlan;
import java.util.List;

/**
 * When a statement puts out rows, as Esper derives it from select, group by and aggregates.
 *
 * <p>Source: Esper reference, "Output for Aggregation and Group-By".
 */
enum RowKind {
    /** No aggregates: a row per event. */
    PLAIN,
    /** Only aggregates are selected, no groups: one row per change. */
    TOTAL,
    /** Aggregates beside values of the event, no groups: a row per event that enters. */
    EVENT_TOTAL,
    /** Groups, and only group values and aggregates are selected: a row per changed group. */
    GROUP,
    /** Groups, beside other values of the event: a row per event that enters. */
    EVENT_GROUP;

    static RowKind of(StatementPlan plan, List<ExprPlan> columns) {
        boolean grouped = !plan.groupBy().isEmpty();
        boolean selectsEvent = columns.stream().anyMatch(column -> looksBeyond(column, plan.groupBy()));
        if (!grouped) {
            return plan.aggregates().isEmpty() ? PLAIN : selectsEvent ? EVENT_TOTAL : TOTAL;
        }
        return selectsEvent ? EVENT_GROUP : GROUP;
    }

    private static boolean looksBeyond(ExprPlan column, List<ExprPlan> groupBy) {
        return !groupBy.contains(column)
                && References.fieldsOf(column).stream().anyMatch(field -> !groupBy.contains(field));
    }
}
