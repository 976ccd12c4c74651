package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.Objects;

/**
 * {@code = != < <= > >=} and {@code is}.
 *
 * <p>Shape: null if an operand is null. Whole numbers compare as long, others as double. Equality of doubles is that of
 * {@link Double#equals}: NaN equals itself, 0.0 is not -0.0; order is Java's. Strings order by UTF-16 unit.
 */
final class Comparison {
    private Comparison() {}

    static Evaluator of(Compare plan, Evaluator left, Evaluator right) {
        ValueType a = plan.left().type();
        ValueType b = plan.right().type();
        if (a.kind() == Kind.NULL || b.kind() == Kind.NULL) {
            return Constant.NULL;
        }
        CompareOp op = plan.op();
        if (a.isNumeric() && b.isNumeric()) {
            return numbers(op, Promotion.common(a, b), left, right);
        }
        if (a.kind() == Kind.STRING && b.kind() == Kind.STRING) {
            return op == CompareOp.EQUAL
                            && right instanceof Constant constant
                            && constant.value() instanceof String text
                    ? new StringEqualsConstant(left, text)
                    : new Strings(op, left, right);
        }
        return new Whole(op, left, right);
    }

    private static Evaluator numbers(CompareOp op, Kind kind, Evaluator left, Evaluator right) {
        if (kind.isBig()) {
            return new Bigs(op, kind, left, right);
        }
        boolean whole = Promotion.fitsLong(kind);
        if (right instanceof Constant constant && constant.value() instanceof Number number) {
            return whole
                    ? new LongWithConstant(op, left, number.longValue())
                    : new DoubleWithConstant(op, left, number.doubleValue());
        }
        return whole ? new Longs(op, left, right) : new Doubles(op, left, right);
    }

    /** {@code is}: null equals null and nothing else. */
    static Evaluator same(ValueType leftType, ValueType rightType, Evaluator left, Evaluator right, boolean negated) {
        if (leftType.isNumeric() && rightType.isNumeric()) {
            Kind kind = Promotion.common(leftType, rightType);
            // As in Esper: numbers of two types, one of them null, are the same only if both are, also for "is not".
            boolean mixed = leftType.kind() != rightType.kind();
            return scope -> {
                Object a = left.evaluate(scope);
                Object b = right.evaluate(scope);
                return mixed && (a == null || b == null) ? a == b : sameNumber(a, b, kind) != negated;
            };
        }
        return scope -> Objects.equals(left.evaluate(scope), right.evaluate(scope)) != negated;
    }

    /** Equality in {@code kind}; null equals null only. */
    static boolean sameNumber(Object a, Object b, Kind kind) {
        if (!(a instanceof Number x) || !(b instanceof Number y)) {
            return a == null && b == null;
        }
        if (kind.isBig()) {
            Object one = Promotion.number(x, kind);
            return one != null && one.equals(Promotion.number(y, kind));
        }
        return Promotion.fitsLong(kind)
                ? x.longValue() == y.longValue()
                : Double.compare(x.doubleValue(), y.doubleValue()) == 0;
    }

    static boolean compare(CompareOp op, long a, long b) {
        return switch (op) {
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
        };
    }

    static boolean compare(CompareOp op, double a, double b) {
        return switch (op) {
            case EQUAL -> Double.compare(a, b) == 0;
            case NOT_EQUAL -> Double.compare(a, b) != 0;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
        };
    }

    private record Longs(CompareOp op, Evaluator left, Evaluator right) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                    ? (Object) compare(op, a.longValue(), b.longValue())
                    : null;
        }
    }

    private record LongWithConstant(CompareOp op, Evaluator left, long right) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            return left.evaluate(scope) instanceof Number a ? (Object) compare(op, a.longValue(), right) : null;
        }
    }

    private record Doubles(CompareOp op, Evaluator left, Evaluator right) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                    ? (Object) compare(op, a.doubleValue(), b.doubleValue())
                    : null;
        }
    }

    private record DoubleWithConstant(CompareOp op, Evaluator left, double right) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            return left.evaluate(scope) instanceof Number a ? (Object) compare(op, a.doubleValue(), right) : null;
        }
    }

    /** Numbers of any length: equal if scale and digits are, in order by value. */
    private record Bigs(CompareOp op, Kind kind, Evaluator left, Evaluator right) implements Evaluator {
        @Override
        @SuppressWarnings("unchecked")
        public Object evaluate(Scope scope) {
            Object a = Promotion.number(left.evaluate(scope), kind);
            Object b = Promotion.number(right.evaluate(scope), kind);
            if (a == null || b == null) {
                return null;
            }
            return switch (op) {
                case EQUAL -> (Object) a.equals(b);
                case NOT_EQUAL -> !a.equals(b);
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    compare(op, (long) ((Comparable<Object>) a).compareTo(b), 0L);
            };
        }
    }

    private record Strings(CompareOp op, Evaluator left, Evaluator right) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            if (!(left.evaluate(scope) instanceof String a) || !(right.evaluate(scope) instanceof String b)) {
                return null;
            }
            return switch (op) {
                case EQUAL -> a.equals(b);
                case NOT_EQUAL -> !a.equals(b);
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compare(op, (long) a.compareTo(b), 0L);
            };
        }
    }

    private record StringEqualsConstant(Evaluator left, String right) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            return left.evaluate(scope) instanceof String a ? (Object) right.equals(a) : null;
        }
    }

    /** Booleans, arrays and rows: equal or not, never in an order. */
    private record Whole(CompareOp op, Evaluator left, Evaluator right) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            Object a = left.evaluate(scope);
            Object b = right.evaluate(scope);
            if (a == null || b == null) {
                return null;
            }
            return switch (op) {
                case EQUAL -> (Object) a.equals(b);
                case NOT_EQUAL -> !a.equals(b);
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> null;
            };
        }
    }
}
