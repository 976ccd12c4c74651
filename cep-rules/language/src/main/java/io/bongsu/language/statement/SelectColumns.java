package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.common.client.soda.SelectClause;
import com.espertech.esper.common.client.soda.SelectClauseElement;
import com.espertech.esper.common.client.soda.SelectClauseExpression;
import com.espertech.esper.common.client.soda.SelectClauseStreamWildcard;
import com.espertech.esper.common.client.soda.SelectClauseWildcard;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans what a statement selects: expressions, and the fields, events or tags that wildcards stand for.
 *
 * <p>Shape: serves one statement, once.
 *
 * <p>Errors: CEP-4102, and those of expressions.
 */
final class SelectColumns {
    private final StatementPart part;
    private final String name;
    private final AggregateSlots slots;
    private final EPStatementObjectModel model;
    private final Optional<InputPlan> input;
    private final Scope scope;
    private final List<StatementDraft.Column> columns = new ArrayList<>();

    SelectColumns(
            StatementPart part,
            String name,
            AggregateSlots slots,
            EPStatementObjectModel model,
            Optional<InputPlan> input,
            Scope scope) {
        this.part = part;
        this.name = name;
        this.slots = slots;
        this.model = model;
        this.input = input;
        this.scope = scope;
    }

    /** The columns in text order; what is wrong with one is reported. */
    List<StatementDraft.Column> plan() {
        SelectClause select = model.getSelectClause();
        List<SelectClauseElement> elements = select == null ? List.of() : select.getSelectList();
        for (int i = 0; i < elements.size(); i++) {
            Region region = part.syntax().region(Part.SELECT_ITEM, i);
            SelectClauseElement element = elements.get(i);
            if (element instanceof SelectClauseWildcard && isVariant()) {
                boolean plain = elements.size() == 1 && !select.isDistinct() && model.getOutputLimitClause() == null;
                variantWildcard(plain, region.span());
            } else if (element instanceof SelectClauseWildcard && isAlone()) {
                scope.own().flatMap(Scope.Bound::type).ifPresent(type -> {
                    part.streams().takeAlone(name, type);
                    fields(type, region.span());
                });
            } else if (element instanceof SelectClauseWildcard) {
                wildcard(region.span());
            } else if (element instanceof SelectClauseExpression expression) {
                if (expression.isAnnotatedByEventFlag()) {
                    unsupported(region.span(), "@eventbean");
                }
                Typed value = ExpressionPlanner.of(scope, region, part.findings(), slots)
                        .plan(expression.getExpression());
                value.plan()
                        .ifPresent(plan -> columns.add(new StatementDraft.Column(
                                Optional.ofNullable(expression.getAsName()), plan, true, region.span())));
            } else if (element instanceof SelectClauseStreamWildcard stream && scope.joined()) {
                streamWildcard(stream, region.span());
            } else if (!(element instanceof SelectClauseStreamWildcard stream)
                    || !eventWildcard(stream, elements, region.span())) {
                unsupported(region.span(), "'event.*' (name the fields)");
            }
        }
        return columns;
    }

    /** {@code a.*} of the only stream, or of a tag of a pattern; whether it can be planned. */
    private boolean eventWildcard(SelectClauseStreamWildcard wildcard, List<SelectClauseElement> elements, Span span) {
        String stream = wildcard.getStreamName();
        boolean all = elements.stream().anyMatch(SelectClauseWildcard.class::isInstance);
        if (scope.own().isEmpty()) {
            Scope.Bound tag = scope.tags().get(stream);
            if (tag == null || tag.array() || tag.type().isEmpty() || wildcard.getOptionalColumnName() != null || all) {
                return false;
            }
            streamWildcard(wildcard, span);
            return true;
        }
        Optional<EventType> type = scope.own().flatMap(Scope.Bound::type);
        if (type.isEmpty() || !scope.alias().filter(stream::equals).isPresent() || isVariant()) {
            return false;
        }
        if (wildcard.getOptionalColumnName() != null) {
            ExprPlan event = new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, List.of(), ValueType.rowOf(type.get()));
            columns.add(new StatementDraft.Column(Optional.of(wildcard.getOptionalColumnName()), event, false, span));
        } else if (!all) {
            wildcard(span);
        }
        return true;
    }

    /** {@code a.*}: the fields of a joined stream's event; with a name, the event itself. */
    private void streamWildcard(SelectClauseStreamWildcard wildcard, Span span) {
        String stream = wildcard.getStreamName();
        Optional<EventType> type = Optional.ofNullable(scope.tags().get(stream)).flatMap(Scope.Bound::type);
        if (type.isEmpty()) {
            return;
        }
        if (wildcard.getOptionalColumnName() != null) {
            ExprPlan value = new ExprPlan.FieldRef(stream, List.of(), ValueType.rowOf(type.get()));
            columns.add(new StatementDraft.Column(Optional.of(wildcard.getOptionalColumnName()), value, false, span));
            return;
        }
        takeWhole(type.get(), span);
        for (Field field : type.get().fields()) {
            ExprPlan value = new ExprPlan.FieldRef(stream, List.of(ExprPlan.Step.field(field.name())), field.type());
            columns.add(new StatementDraft.Column(Optional.of(field.name()), value, false, span));
        }
    }

    private boolean isVariant() {
        return scope.own()
                .map(Scope.Bound::stream)
                .flatMap(part.streams()::variant)
                .isPresent();
    }

    /** All fields of an event, whichever it has: nobody but the outside can take them. */
    private void variantWildcard(boolean alone, Span span) {
        if (!alone || model.getInsertInto() != null) {
            unsupported(span, "'*' of a variant stream, beside others or to insert it");
            return;
        }
        scope.own().flatMap(Scope.Bound::type).ifPresent(type -> {
            ExprPlan event = new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, List.of(), ValueType.rowOf(type));
            columns.add(new StatementDraft.Column(Optional.of(ColumnPlan.EVENT), event, false, span));
        });
    }

    private void wildcard(Span span) {
        Optional<EventType> own = scope.own().flatMap(Scope.Bound::type);
        own.ifPresent(type -> {
            takeWhole(type, span);
            fields(type, span);
        });
        if (input.isPresent() && scope.own().isEmpty()) {
            scope.tags()
                    .forEach((tag, bound) -> bound.type().ifPresent(type -> {
                        ValueType row = ValueType.rowOf(type);
                        ExprPlan value =
                                new ExprPlan.FieldRef(tag, List.of(), bound.array() ? ValueType.arrayOf(row) : row);
                        columns.add(new StatementDraft.Column(Optional.of(tag), value, false, span));
                    }));
        }
    }

    private void fields(EventType type, Span span) {
        for (Field field : type.fields()) {
            ExprPlan value = new ExprPlan.FieldRef(
                    ExprPlan.FieldRef.OWN, List.of(ExprPlan.Step.field(field.name())), field.type());
            columns.add(new StatementDraft.Column(Optional.of(field.name()), value, false, span));
        }
    }

    /** Whether all fields of a stream's events are selected as they are, for the outside alone. */
    private boolean isAlone() {
        return model.getSelectClause().getSelectList().size() == 1
                && !model.getSelectClause().isDistinct()
                && model.getInsertInto() == null
                && model.getGroupByClause() == null
                && model.getOutputLimitClause() == null
                && model.getMatchRecognizeClause() == null
                && input.filter(input -> input instanceof InputPlan.Stream stream
                                && stream.rows().equals(stream.filter().stream()))
                        .isPresent()
                && input.map(InputPlan.Stream.class::cast).get().filter().stream()
                        .equals(scope.own().map(Scope.Bound::stream).orElse(""));
    }

    private void takeWhole(EventType type, Span span) {
        part.streams().takeWhole(type, part.findings().inFile(span));
    }

    private void unsupported(Span span, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        span,
                        "this part of select is not supported yet: " + construct,
                        "");
    }
}
