package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One subquery of a statement: a stream of its own, from which rows are selected for the statement's row at hand.
 *
 * <p>Shape: expressions name the subquery's event by {@code name} and the statement's by their tags; the event at hand of a
 * statement over one stream, which has none, by {@code outer} (empty for other statements). Aggregates are numbered on their
 * own; in them the subquery's event is the one at hand.
 */
public record SubqueryPlan(
        String name,
        String outer,
        InputPlan.Stream input,
        Optional<ExprPlan> where,
        List<AggregatePlan> aggregates,
        List<ExprPlan> groupBy,
        Optional<ExprPlan> having,
        List<ColumnPlan> columns) {
    public SubqueryPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(outer, "outer");
        Objects.requireNonNull(input, "input");
        aggregates = List.copyOf(aggregates);
        groupBy = List.copyOf(groupBy);
        columns = List.copyOf(columns);
    }
}
