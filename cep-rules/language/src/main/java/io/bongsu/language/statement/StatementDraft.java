package io.bongsu.language.statement;

import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.esper.EsperColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement that is planned but for the names that Esper gives to columns without one. */
record StatementDraft(
        InputPlan input,
        Optional<ExprPlan> where,
        List<AggregatePlan> aggregates,
        List<ExprPlan> groupBy,
        Optional<ExprPlan> having,
        List<Column> columns,
        OutputPlan output) {
    /** A column; {@code expression} is true for a select item, false for one that a wildcard stands for. */
    record Column(Optional<String> name, ExprPlan value, boolean expression, Span span) {}

    StatementDraft {
        aggregates = List.copyOf(aggregates);
        groupBy = List.copyOf(groupBy);
        columns = List.copyOf(columns);
    }

    /** Columns with their final names: those of insert into, else Esper's. */
    List<ColumnPlan> named(List<EsperColumn> esper, List<String> insertNames) {
        List<ColumnPlan> named = new ArrayList<>();
        int expression = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = column.expression()
                    ? esper.get(expression++).name()
                    : column.name().orElseThrow();
            named.add(new ColumnPlan(i < insertNames.size() ? insertNames.get(i) : name, column.value()));
        }
        return named;
    }

    /** Where a case that makes rows has no else, Esper selects a row of nulls; anywhere else it is null. */
    static List<ColumnPlan> withElse(List<ColumnPlan> columns) {
        return columns.stream()
                .map(column -> column.value() instanceof ExprPlan.Case choice
                                && choice.otherwise().isEmpty()
                                && choice.type().row().isPresent()
                        ? new ColumnPlan(column.name(), withElse(choice))
                        : column)
                .toList();
    }

    private static ExprPlan withElse(ExprPlan.Case choice) {
        List<ExprPlan> nulls = new ArrayList<>();
        choice.type()
                .row()
                .orElseThrow()
                .fields()
                .forEach(field -> nulls.add(new ExprPlan.Literal(null, field.type())));
        ExprPlan row = new ExprPlan.Apply(new OperatorPlan.MakeRow(), nulls, choice.type());
        return new ExprPlan.Case(choice.value(), choice.whens(), Optional.of(row), choice.type());
    }

    /** Columns under the names that the rule gives them; empty when one has none. */
    Optional<List<ColumnPlan>> namedByRule(List<String> insertNames) {
        List<ColumnPlan> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Optional<String> name = i < insertNames.size()
                    ? Optional.of(insertNames.get(i))
                    : column.name().or(() -> fieldName(column.value()));
            if (name.isEmpty()) {
                return Optional.empty();
            }
            named.add(new ColumnPlan(name.get(), columns.get(i).value()));
        }
        return Optional.of(named);
    }

    /** Esper names a field of the event at hand after itself. */
    private static Optional<String> fieldName(ExprPlan value) {
        return value instanceof ExprPlan.FieldRef field
                        && field.source().equals(ExprPlan.FieldRef.OWN)
                        && field.steps().size() == 1
                ? Optional.of(field.steps().get(0).name())
                : Optional.empty();
    }

    /** @param subqueries the statement's, with those that its insert has added */
    StatementPlan plan(
            String name,
            StatementPlan.Role role,
            List<ColumnPlan> named,
            Optional<String> insertInto,
            List<SubqueryPlan> subqueries) {
        return new StatementPlan(
                name, role, input, where, aggregates, groupBy, having, named, insertInto, output, subqueries);
    }
}
