package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan.Between;
import io.bongsu.engine.plan.ExprPlan.Ends;
import io.bongsu.schemas.ValueType.Kind;

/**
 * {@code between}, {@code in [low:high)} and their negations: bounds in either order, each inside or not.
 *
 * <p>Shape: never null. A null value is false either way; a null bound counts as "not between"; the literal
 * {@code null} as a bound is false either way. Large numbers are at a bound only if they equal it in scale too.
 */
final class Range {
    private Range() {}

    static Evaluator of(Between plan, Evaluator value, Evaluator low, Evaluator high) {
        if (plan.low().type().kind() == Kind.NULL || plan.high().type().kind() == Kind.NULL) {
            return Constant.of(false);
        }
        Kind kind = Promotion.common(
                Promotion.common(plan.value().type(), plan.low().type()),
                plan.high().type().kind());
        Ends ends = plan.ends();
        boolean negated = plan.negated();
        if (Promotion.fitsLong(kind)) {
            return new Longs(value, low, high, ends, negated);
        }
        return switch (kind) {
            case FLOAT, DOUBLE -> new Doubles(value, low, high, ends, negated);
            case STRING -> new Strings(value, low, high, ends, negated);
            case BIG_INTEGER, BIG_DECIMAL -> new Bigs(kind, value, low, high, ends, negated);
            default -> Constant.of(false);
        };
    }

    private static boolean inside(long value, long low, long high, Ends ends) {
        return value == low ? ends.low() : value == high ? ends.high() : low < value && value < high;
    }

    private static boolean inside(double value, double low, double high, Ends ends) {
        return low <= value && value <= high && (value == low ? ends.low() : value != high || ends.high());
    }

    private record Longs(Evaluator value, Evaluator low, Evaluator high, Ends ends, boolean negated)
            implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            if (!(value.evaluate(scope) instanceof Number v)) {
                return false;
            }
            if (!(low.evaluate(scope) instanceof Number a) || !(high.evaluate(scope) instanceof Number b)) {
                return negated;
            }
            long one = a.longValue();
            long other = b.longValue();
            return inside(v.longValue(), Math.min(one, other), Math.max(one, other), ends) != negated;
        }
    }

    private record Doubles(Evaluator value, Evaluator low, Evaluator high, Ends ends, boolean negated)
            implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            if (!(value.evaluate(scope) instanceof Number v)) {
                return false;
            }
            if (!(low.evaluate(scope) instanceof Number a) || !(high.evaluate(scope) instanceof Number b)) {
                return negated;
            }
            double one = a.doubleValue();
            double other = b.doubleValue();
            return (one <= other
                            ? inside(v.doubleValue(), one, other, ends)
                            : inside(v.doubleValue(), other, one, ends))
                    != negated;
        }
    }

    private record Strings(Evaluator value, Evaluator low, Evaluator high, Ends ends, boolean negated)
            implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            if (!(value.evaluate(scope) instanceof String v)) {
                return false;
            }
            if (!(low.evaluate(scope) instanceof String a) || !(high.evaluate(scope) instanceof String b)) {
                return negated;
            }
            boolean ordered = a.compareTo(b) <= 0;
            int fromLow = v.compareTo(ordered ? a : b);
            int fromHigh = v.compareTo(ordered ? b : a);
            return inside(0, -fromLow, -fromHigh, ends) != negated;
        }
    }

    private record Bigs(Kind kind, Evaluator value, Evaluator low, Evaluator high, Ends ends, boolean negated)
            implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            Object v = Promotion.number(value.evaluate(scope), kind);
            if (v == null) {
                return false;
            }
            Object a = Promotion.number(low.evaluate(scope), kind);
            Object b = Promotion.number(high.evaluate(scope), kind);
            if (a == null || b == null) {
                return negated;
            }
            boolean ordered = compare(a, b) <= 0;
            return inside(v, ordered ? a : b, ordered ? b : a) != negated;
        }

        private boolean inside(Object v, Object least, Object greatest) {
            if (v.equals(least)) {
                return ends.low();
            }
            return v.equals(greatest) ? ends.high() : compare(v, least) > 0 && compare(v, greatest) < 0;
        }

        @SuppressWarnings("unchecked")
        private static int compare(Object one, Object other) {
            return ((Comparable<Object>) one).compareTo(other);
        }
    }
}
