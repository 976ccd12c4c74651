package io.bongsu.engine.statement;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.StatementPlan;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a statement puts out rows, as Esper derives it from select, having, order by, group by and aggregates.
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

    static RowKind of(StatementPlan plan) {
        Set<FieldRef> selected =
                fields(Stream.concat(plan.columns().stream().map(ColumnPlan::value), plan.having().stream()));
        fields(plan.keys().stream()).forEach(selected::remove);
        if (plan.groupBy().isEmpty()) {
            return plan.aggregates().isEmpty() ? PLAIN : selected.isEmpty() && isCoarse(plan) ? TOTAL : EVENT_TOTAL;
        }
        Set<FieldRef> sorted = fields(plan.output().orderBy().stream().map(OutputPlan.Sort::value));
        return fields(plan.groupBy().stream()).containsAll(selected) && selected.containsAll(sorted) && isCoarse(plan)
                ? GROUP
                : EVENT_GROUP;
    }

    /** Whether aggregates with groups of their own group by nothing else than the statement does. */
    private static boolean isCoarse(StatementPlan plan) {
        return plan.aggregates().stream()
                .flatMap(aggregate -> aggregate.groupBy().stream())
                .allMatch(plan.groupBy()::containsAll);
    }

    /** The fields of events; what a context says is the same for all of them. */
    private static Set<FieldRef> fields(Stream<ExprPlan> expressions) {
        return expressions
                .flatMap(expression -> References.fieldsOf(expression).stream())
                .filter(field -> !field.source().equals(ContextPlan.SOURCE))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
