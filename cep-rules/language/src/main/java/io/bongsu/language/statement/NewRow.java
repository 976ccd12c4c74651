package io.bongsu.language.statement;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes rows that {@code new {…}} writes down into rows of a declared type.
 *
 * <p>Shape: fields by name; a number may be narrower than its field, a field that is not named is null. A row into an array
 * is an array of one.
 */
final class NewRow {
    private NewRow() {}

    /** Empty where the value is no new row, or does not fit. */
    static Optional<ExprPlan> as(ValueType field, ExprPlan value) {
        if (field.isArray() && field.element().orElseThrow().kind() == Kind.ROW) {
            return as(field.element().get(), value)
                    .map(row -> new ExprPlan.Apply(new OperatorPlan.MakeArray(), List.of(row), field));
        }
        if (field.kind() != Kind.ROW) {
            return Optional.empty();
        }
        if (value instanceof ExprPlan.Case choice) {
            return choice(field, choice);
        }
        return value instanceof ExprPlan.Apply apply && apply.operator() instanceof OperatorPlan.MakeRow
                ? row(field, apply)
                : Optional.empty();
    }

    private static Optional<ExprPlan> choice(ValueType field, ExprPlan.Case choice) {
        List<ExprPlan.When> whens = new ArrayList<>();
        for (ExprPlan.When when : choice.whens()) {
            Optional<ExprPlan> row = as(field, when.result());
            if (row.isEmpty()) {
                return Optional.empty();
            }
            whens.add(new ExprPlan.When(when.condition(), row.get()));
        }
        return choice.otherwise()
                .flatMap(last -> as(field, last))
                .map(last -> new ExprPlan.Case(choice.value(), whens, Optional.of(last), field));
    }

    private static Optional<ExprPlan> row(ValueType field, ExprPlan.Apply made) {
        EventType wanted = field.row().orElseThrow();
        EventType given = made.type().row().orElseThrow();
        if (given.fields().stream().anyMatch(one -> wanted.indexOf(one.name()) < 0)) {
            return Optional.empty();
        }
        List<ExprPlan> values = new ArrayList<>();
        for (Field one : wanted.fields()) {
            int place = given.indexOf(one.name());
            Optional<ExprPlan> value = place < 0
                    ? Optional.of(new ExprPlan.Literal(null, one.type()))
                    : fitted(made.operands().get(place), one.type());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new ExprPlan.Apply(new OperatorPlan.MakeRow(), values, field));
    }

    private static Optional<ExprPlan> fitted(ExprPlan value, ValueType field) {
        ValueType type = value.type();
        if (type.equals(field)) {
            return Optional.of(value);
        }
        boolean wider = type.isNumeric()
                && field.isNumeric()
                && !type.kind().isBig()
                && !field.kind().isBig()
                && type.kind().ordinal() < field.kind().ordinal();
        return wider ? Optional.of(new ExprPlan.Cast(value, field)) : as(field, value);
    }
}
