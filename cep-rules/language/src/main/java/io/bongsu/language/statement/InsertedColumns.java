package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.common.client.soda.InsertIntoClause;
import com.espertech.esper.common.client.soda.SelectClauseWildcard;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.OneElement;
import io.bongsu.language.source.Part;
import io.bongsu.schemas.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement's columns become where it inserts them, and the type of event that they are inserted as. */
final class InsertedColumns {
    private static final Set<AggregatePlan.Function> BY = EnumSet.of(
            AggregatePlan.Function.MIN_BY,
            AggregatePlan.Function.MAX_BY,
            AggregatePlan.Function.MIN_BY_EVER,
            AggregatePlan.Function.MAX_BY_EVER);

    private final StatementPart part;
    private final EPStatementObjectModel model;
    private final String statement;
    private final Optional<String> target;

    InsertedColumns(StatementPart part, EPStatementObjectModel model, String statement) {
        this.part = part;
        this.model = model;
        this.statement = statement;
        this.target = Optional.ofNullable(model.getInsertInto()).map(InsertIntoClause::getStreamName);
        target.ifPresent(part.streams()::fill);
    }

    /** The columns as they are inserted, and what as. */
    record Fitted(List<ColumnPlan> columns, Optional<String> into) {}

    /** The stream that the statement names. */
    Optional<String> target() {
        return target;
    }

    /** The names that insert into gives to the columns. */
    List<String> names() {
        InsertIntoClause insert = model.getInsertInto();
        return insert == null || insert.getColumnNames() == null ? List.of() : insert.getColumnNames();
    }

    private boolean isVariant() {
        return target.flatMap(part.streams()::variant).isPresent();
    }

    /** Reports what does not fit, as far as names are known before Esper has seen the statement. */
    void check(StatementDraft draft) {
        if (target.isPresent() && !isVariant()) {
            draft.namedByRule(names()).ifPresent(columns -> planner().check(withArrays(draft, columns)));
        }
    }

    private InsertPlanner planner() {
        return new InsertPlanner(part, place(), target.orElseThrow());
    }

    private Span place() {
        return part.syntax().region(Part.INSERT_INTO, 0).name(target.orElseThrow());
    }

    /** The columns as they go in; those of a statement that inserts nothing as they are. */
    Optional<Fitted> fit(StatementDraft draft, List<ColumnPlan> columns, SubqueryPlanner subqueries) {
        if (target.isEmpty()) {
            return Optional.of(new Fitted(StatementDraft.withElse(columns), target));
        }
        Optional<EventType> type = isVariant() ? ofVariant(draft, columns) : Optional.empty();
        Optional<List<ColumnPlan>> fitted = isVariant()
                ? type.map(one -> VariantPlanner.fitted(one, columns))
                : planner().fit(withArrays(draft, columns)).map(StatementDraft::withElse);
        return fitted.flatMap(plan ->
                        new PrecedencePlanner(part, subqueries).with(model.getInsertInto(), draft.output(), plan))
                .map(plan -> new Fitted(plan, type.map(EventType::name).or(() -> target)));
    }

    /** The event that {@code maxby} and its like find is an array of it where the field is one. */
    private List<ColumnPlan> withArrays(StatementDraft draft, List<ColumnPlan> columns) {
        Optional<EventType> type = part.streams().target(target.orElseThrow()).flatMap(StreamTypes.Derived::type);
        return columns.stream()
                .map(column -> type.map(one -> one.indexOf(column.name()))
                        .filter(place -> place >= 0)
                        .map(place -> type.get().fields().get(place).type())
                        .filter(field -> field.isArray()
                                && field.element()
                                        .orElseThrow()
                                        .equals(column.value().type())
                                && column.value() instanceof ExprPlan.AggregateRef aggregate
                                && BY.contains(
                                        draft.aggregates().get(aggregate.slot()).function()))
                        .map(field -> new ColumnPlan(column.name(), OneElement.of(column.value(), field)))
                        .orElse(column))
                .toList();
    }

    private Optional<EventType> ofVariant(StatementDraft draft, List<ColumnPlan> columns) {
        boolean wildcard =
                model.getSelectClause().getSelectList().stream().anyMatch(SelectClauseWildcard.class::isInstance);
        boolean alone = model.getSelectClause().getSelectList().size() == 1;
        boolean named = !names().isEmpty();
        Optional<InputPlan> whole = wildcard && alone && !named ? Optional.of(draft.input()) : Optional.empty();
        return new VariantPlanner(part)
                .inserted(target.orElseThrow(), statement, whole, wildcard ? List.of() : columns, place());
    }
}
