package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan.Between;
import io.bongsu.schemas.ValueType.Kind;

/**
 * {@code between} and {@code not between}: both bounds inside, in either order.
 *
 * <p>Shape: never null. A null value is false either way; a null bound counts as "not between"; the literal
 * {@code null} as a bound is false either way.
 */
final class Range {
    private Range() {}

    static Evaluator of(Between plan, Evaluator value, Evaluator low, Evaluator high) {
        if (plan.low().type().kind() == Kind.NULL || plan.high().type().kind() == Kind.NULL) {
            return Constant.of(false);
        }
        boolean negated = plan.negated();
        Kind kind = Promotion.common(
                Promotion.common(plan.value().type(), plan.low().type()),
                plan.high().type().kind());
        return switch (kind) {
            case INT, LONG ->
                scope -> {
                    if (!(value.evaluate(scope) instanceof Number v)) {
                        return false;
                    }
                    return (low.evaluate(scope) instanceof Number a
                                    && high.evaluate(scope) instanceof Number b
                                    && inside(v.longValue(), a.longValue(), b.longValue()))
                            != negated;
                };
            case FLOAT, DOUBLE ->
                scope -> {
                    if (!(value.evaluate(scope) instanceof Number v)) {
                        return false;
                    }
                    return (low.evaluate(scope) instanceof Number a
                                    && high.evaluate(scope) instanceof Number b
                                    && inside(v.doubleValue(), a.doubleValue(), b.doubleValue()))
                            != negated;
                };
            case STRING ->
                scope -> {
                    if (!(value.evaluate(scope) instanceof String v)) {
                        return false;
                    }
                    return (low.evaluate(scope) instanceof String a
                                    && high.evaluate(scope) instanceof String b
                                    && inside(v, a, b))
                            != negated;
                };
            case NULL, BOOLEAN, ARRAY, ROW -> Constant.of(false);
        };
    }

    private static boolean inside(long value, long a, long b) {
        return a <= b ? a <= value && value <= b : b <= value && value <= a;
    }

    private static boolean inside(double value, double a, double b) {
        return (a <= value && value <= b) || (b <= value && value <= a);
    }

    private static boolean inside(String value, String a, String b) {
        return a.compareTo(b) <= 0
                ? a.compareTo(value) <= 0 && value.compareTo(b) <= 0
                : b.compareTo(value) <= 0 && value.compareTo(a) <= 0;
    }
}
