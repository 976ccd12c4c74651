package io.bongsu.engine.filter;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Between;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.In;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an index can do with one condition: look a field up among points, or among ranges.
 *
 * <p>Shape: {@link Points} for {@code field = constant} and {@code field in (constants)}, {@link Span} for
 * {@code field < constant} and its like. The points are exact, the span is not: its ends may or may not belong to it.
 */
sealed interface Indexable {
    ExprPlan field();

    /** The field's value must be one of the keys (as {@link HashKey} makes them). */
    record Points(ExprPlan field, List<Object> keys) implements Indexable {
        public Points {
            keys = List.copyOf(keys);
        }
    }

    /** The field's value lies between low and high. */
    record Span(ExprPlan field, double low, double high) implements Indexable {}

    static Optional<Indexable> of(ExprPlan condition) {
        if (condition instanceof Compare compare) {
            return ofCompare(compare);
        }
        if (condition instanceof In in && !in.negated()) {
            return ofIn(in);
        }
        if (condition instanceof Between between && !between.negated()) {
            return ofBetween(between);
        }
        return Optional.empty();
    }

    private static Optional<Indexable> ofCompare(Compare compare) {
        if (compare.left() instanceof Literal && isField(compare.right())) {
            return ofCompare(new Compare(mirrored(compare.op()), compare.right(), compare.left()));
        }
        if (!isField(compare.left()) || !(compare.right() instanceof Literal constant) || constant.value() == null) {
            return Optional.empty();
        }
        ExprPlan field = compare.left();
        if (compare.op() == ExprPlan.CompareOp.EQUAL) {
            if (!HashKey.decides(field.type(), constant.type())) {
                return Optional.empty();
            }
            return Optional.of(new Points(field, List.of(HashKey.of(constant.value()))));
        }
        if (!(constant.value() instanceof Number number) || !isIndexedNumber(field)) {
            return Optional.empty();
        }
        double bound = number.doubleValue();
        return switch (compare.op()) {
            case LESS, LESS_OR_EQUAL -> Optional.of(new Span(field, Double.NEGATIVE_INFINITY, bound));
            case GREATER, GREATER_OR_EQUAL -> Optional.of(new Span(field, bound, Double.POSITIVE_INFINITY));
            case EQUAL, NOT_EQUAL -> Optional.empty();
        };
    }

    private static Optional<Indexable> ofIn(In in) {
        if (!isField(in.value()) || !isDecidedByKeys(in)) {
            return Optional.empty();
        }
        Set<Object> keys = new LinkedHashSet<>();
        for (ExprPlan option : in.options()) {
            if (!(option instanceof Literal constant)) {
                return Optional.empty();
            }
            if (constant.value() != null) {
                keys.add(HashKey.of(constant.value()));
            }
        }
        return Optional.of(new Points(in.value(), List.copyOf(keys)));
    }

    /** Options and value are compared in the widest of their types. */
    private static boolean isDecidedByKeys(In in) {
        List<ValueType> types = new ArrayList<>();
        types.add(in.value().type());
        in.options().forEach(option -> types.add(option.type()));
        List<ValueType> distinct = types.stream().distinct().toList();
        return distinct.stream().allMatch(one -> distinct.stream().allMatch(other -> HashKey.decides(one, other)));
    }

    private static Optional<Indexable> ofBetween(Between between) {
        if (isField(between.value())
                && isIndexedNumber(between.value())
                && between.low() instanceof Literal low
                && low.value() instanceof Number one
                && between.high() instanceof Literal high
                && high.value() instanceof Number other) {
            return Optional.of(new Span(
                    between.value(),
                    Math.min(one.doubleValue(), other.doubleValue()),
                    Math.max(one.doubleValue(), other.doubleValue())));
        }
        return Optional.empty();
    }

    private static boolean isIndexedNumber(ExprPlan field) {
        return field.type().isNumeric() && !field.type().kind().isBig();
    }

    private static boolean isField(ExprPlan expression) {
        return expression instanceof FieldRef field
                && field.source().equals(FieldRef.OWN)
                && !field.steps().isEmpty()
                && field.type().kind().isScalar();
    }

    private static ExprPlan.CompareOp mirrored(ExprPlan.CompareOp op) {
        return switch (op) {
            case LESS -> ExprPlan.CompareOp.GREATER;
            case LESS_OR_EQUAL -> ExprPlan.CompareOp.GREATER_OR_EQUAL;
            case GREATER -> ExprPlan.CompareOp.LESS;
            case GREATER_OR_EQUAL -> ExprPlan.CompareOp.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> op;
        };
    }
}
