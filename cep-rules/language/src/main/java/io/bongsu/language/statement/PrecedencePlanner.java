package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.InsertIntoClause;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans {@code event-precedence (expression)} of insert into: a column more, {@link ColumnPlan#PRECEDENCE}.
 *
 * <p>Shape: the expression's names are those of the event that is inserted; each becomes what the statement selects for it.
 *
 * <p>Errors: CEP-4102 for fields inside of a field that is computed, and for subqueries that ask for the event or beside an
 * output rate.
 */
final class PrecedencePlanner {
    private final StatementPart part;
    private final SubqueryPlanner subqueries;

    PrecedencePlanner(StatementPart part, SubqueryPlanner subqueries) {
        this.part = part;
        this.subqueries = subqueries;
    }

    /** The columns, and behind them the precedence if there is one; empty when something is wrong with it. */
    Optional<List<ColumnPlan>> with(InsertIntoClause insert, OutputPlan output, List<ColumnPlan> columns) {
        Optional<EventType> type = part.streams().target(insert.getStreamName()).flatMap(StreamTypes.Derived::type);
        if (insert.getEventPrecedence() == null || type.isEmpty()) {
            return Optional.of(columns);
        }
        Region place = part.syntax().region(Part.INSERT_INTO, 0);
        Scope scope = new Scope(
                        Optional.of(new Scope.Bound(insert.getStreamName(), type, false)), Optional.empty(), Map.of())
                .with(subqueries);
        int before = subqueries.plans().size();
        Typed value = ExpressionPlanner.of(scope, place, part.findings()).plan(insert.getEventPrecedence());
        if (value.isBroken()) {
            return Optional.empty();
        }
        List<SubqueryPlan> added =
                subqueries.plans().subList(before, subqueries.plans().size());
        boolean supported =
                added.isEmpty() || (output.rowByRow() && added.stream().allMatch(PrecedencePlanner::standsAlone));
        Optional<ExprPlan> ofRow = value.plan().flatMap(plan -> ofRow(plan, columns));
        if (!supported || ofRow.isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            place.span(),
                            "this clause is not supported yet: event-precedence of such an expression",
                            "Select the precedence as a column, and name that.");
            return Optional.empty();
        }
        List<ColumnPlan> all = new ArrayList<>(columns);
        all.add(new ColumnPlan(ColumnPlan.PRECEDENCE, ofRow.get()));
        return Optional.of(all);
    }

    /** Whether the subquery looks at no event but its own. */
    private static boolean standsAlone(SubqueryPlan subquery) {
        return PlanParts.of(subquery, FieldRef.class).stream()
                .allMatch(field ->
                        field.source().equals(subquery.name()) || field.source().equals(FieldRef.OWN));
    }

    /** The expression with what is selected in place of the fields; empty where a field of what is computed is asked for. */
    private static Optional<ExprPlan> ofRow(ExprPlan precedence, List<ColumnPlan> columns) {
        boolean plain = PlanParts.of(precedence, FieldRef.class).stream()
                .filter(field -> field.source().equals(FieldRef.OWN))
                .allMatch(field -> selected(field, columns).isPresent());
        return plain
                ? Optional.of(PlanRewrite.of(
                        precedence,
                        FieldRef.class,
                        field -> selected(field, columns).orElse(field)))
                : Optional.empty();
    }

    private static Optional<ExprPlan> selected(FieldRef field, List<ColumnPlan> columns) {
        if (!field.source().equals(FieldRef.OWN)) {
            return Optional.of(field);
        }
        if (field.steps().isEmpty()) {
            return Optional.empty();
        }
        ExprPlan column = columns.stream()
                .filter(one -> one.name().equals(field.steps().get(0).name()))
                .map(ColumnPlan::value)
                .reduce((one, other) -> other)
                .orElse(new ExprPlan.Literal(null, field.type()));
        if (field.steps().size() == 1) {
            return Optional.of(column);
        }
        if (!(column instanceof FieldRef row)) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>(row.steps());
        steps.addAll(field.steps().subList(1, field.steps().size()));
        return Optional.of(new FieldRef(row.source(), steps, field.type()));
    }
}
