package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement: input, where, aggregation, select, having, insert-into.
 *
 * <p>Shape: {@code aggregates} are referred to by slot from columns and having, {@code subqueries} by number. {@code insertInto} names a stream of the
 * rule's {@link RulePlan#derived} whose fields are the columns, by name. Wildcards are already expanded. {@code keys}: fields by which the statement's context
 * partitions, as far as the statement shows them: they are the same in all its events.
 */
public record StatementPlan(
        String name,
        Role role,
        InputPlan input,
        Optional<ExprPlan> where,
        List<AggregatePlan> aggregates,
        List<ExprPlan> groupBy,
        Optional<ExprPlan> having,
        List<ColumnPlan> columns,
        Optional<String> insertInto,
        OutputPlan output,
        List<SubqueryPlan> subqueries,
        List<ExprPlan> keys) {

    /** What an output row does: drives the alert's life cycle, or only feeds other statements. */
    public enum Role {
        OPEN,
        UPDATE,
        CLOSE,
        STEP
    }

    /** A statement that puts out the rows of what enters, as they come. */
    public StatementPlan(
            String name,
            Role role,
            InputPlan input,
            Optional<ExprPlan> where,
            List<AggregatePlan> aggregates,
            List<ExprPlan> groupBy,
            Optional<ExprPlan> having,
            List<ColumnPlan> columns,
            Optional<String> insertInto) {
        this(name, role, input, where, aggregates, groupBy, having, columns, insertInto, OutputPlan.PLAIN);
    }

    /** A statement without subqueries. */
    public StatementPlan(
            String name,
            Role role,
            InputPlan input,
            Optional<ExprPlan> where,
            List<AggregatePlan> aggregates,
            List<ExprPlan> groupBy,
            Optional<ExprPlan> having,
            List<ColumnPlan> columns,
            Optional<String> insertInto,
            OutputPlan output) {
        this(name, role, input, where, aggregates, groupBy, having, columns, insertInto, output, List.of());
    }

    /** A statement whose context does not partition by what it shows. */
    public StatementPlan(
            String name,
            Role role,
            InputPlan input,
            Optional<ExprPlan> where,
            List<AggregatePlan> aggregates,
            List<ExprPlan> groupBy,
            Optional<ExprPlan> having,
            List<ColumnPlan> columns,
            Optional<String> insertInto,
            OutputPlan output,
            List<SubqueryPlan> subqueries) {
        this(name, role, input, where, aggregates, groupBy, having, columns, insertInto, output, subqueries, List.of());
    }

    /** The statement with these keys. */
    public StatementPlan withKeys(List<ExprPlan> shown) {
        return new StatementPlan(
                name, role, input, where, aggregates, groupBy, having, columns, insertInto, output, subqueries, shown);
    }

    /** The statement with these columns. */
    public StatementPlan withColumns(List<ColumnPlan> selected) {
        return new StatementPlan(
                name, role, input, where, aggregates, groupBy, having, selected, insertInto, output, subqueries, keys);
    }

    public StatementPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(input, "input");
        aggregates = List.copyOf(aggregates);
        groupBy = List.copyOf(groupBy);
        columns = List.copyOf(columns);
        Objects.requireNonNull(output, "output");
        subqueries = List.copyOf(subqueries);
        keys = List.copyOf(keys);
    }
}
