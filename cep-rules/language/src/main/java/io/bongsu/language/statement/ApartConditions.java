package io.bongsu.language.statement;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Conditions of which no event passes all, as {@code n < 0} and {@code n >= 0}: told from comparisons of a field of the event
 * with constants, one by one.
 *
 * <p>Errors: none; what is not understood may hold together with anything.
 */
final class ApartConditions {
    private ApartConditions() {}

    static boolean apart(List<ExprPlan> these, List<ExprPlan> those) {
        return these.stream().anyMatch(one -> those.stream().anyMatch(other -> apart(one, other)));
    }

    private static boolean apart(ExprPlan one, ExprPlan other) {
        Optional<Bound> first = bound(one);
        Optional<Bound> second = bound(other);
        return first.isPresent()
                && second.isPresent()
                && first.get().field().equals(second.get().field())
                && apart(first.get(), second.get());
    }

    private static boolean apart(Bound one, Bound other) {
        if (one.op() == CompareOp.EQUAL && other.op() == CompareOp.EQUAL) {
            return one.value().getClass() == other.value().getClass() && one.compareTo(other) != 0;
        }
        if (!(one.value() instanceof BigDecimal) || !(other.value() instanceof BigDecimal)) {
            return false;
        }
        return liesAbove(one, other) || liesAbove(other, one);
    }

    /** Whether all that passes the first is above all that passes the second. */
    private static boolean liesAbove(Bound high, Bound low) {
        boolean fromBelow = high.op() == CompareOp.GREATER || high.op() == CompareOp.GREATER_OR_EQUAL;
        boolean fromAbove = low.op() == CompareOp.LESS || low.op() == CompareOp.LESS_OR_EQUAL;
        if ((!fromBelow && high.op() != CompareOp.EQUAL) || (!fromAbove && low.op() != CompareOp.EQUAL)) {
            return false;
        }
        int order = high.compareTo(low);
        boolean open = high.op() == CompareOp.GREATER || low.op() == CompareOp.LESS;
        return order > 0 || (order == 0 && open);
    }

    private static Optional<Bound> bound(ExprPlan condition) {
        return condition instanceof ExprPlan.Compare compare
                        && compare.left() instanceof ExprPlan.FieldRef field
                        && field.source().equals(ExprPlan.FieldRef.OWN)
                        && compare.right() instanceof ExprPlan.Literal literal
                ? value(field.type().kind(), literal.value()).map(value -> new Bound(field, compare.op(), value))
                : Optional.empty();
    }

    /** The constant, if it is compared as it is with fields of the kind. */
    private static Optional<Comparable<?>> value(Kind kind, Object constant) {
        boolean whole = kind == Kind.BYTE || kind == Kind.SHORT || kind == Kind.INT || kind == Kind.LONG;
        if (whole && (constant instanceof Integer || constant instanceof Long)) {
            return Optional.of(BigDecimal.valueOf(((Number) constant).longValue()));
        }
        if (kind == Kind.STRING && constant instanceof String text) {
            return Optional.of(text);
        }
        return kind == Kind.BOOLEAN && constant instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /** What a comparison asks of a field; whole numbers as decimals. */
    private record Bound(ExprPlan.FieldRef field, CompareOp op, Comparable<?> value) {
        /** Of values of the same class. */
        int compareTo(Bound other) {
            return value instanceof BigDecimal number
                    ? number.compareTo((BigDecimal) other.value)
                    : value.toString().compareTo(other.value.toString());
        }
    }
}
