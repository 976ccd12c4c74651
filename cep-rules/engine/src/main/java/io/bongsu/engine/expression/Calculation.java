package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan.Arithmetic;
import io.bongsu.engine.plan.ExprPlan.ArithmeticOp;
import io.bongsu.schemas.ValueType.Kind;

/**
 * Arithmetic in one number type.
 *
 * <p>Shape: null if an operand is null. Whole numbers wrap as in Java. Division is in double, by zero it gives an infinity
 * or NaN; the remainder of a whole number by zero is null.
 */
final class Calculation {
    private Calculation() {}

    static Evaluator of(Arithmetic plan, Evaluator left, Evaluator right) {
        ArithmeticOp op = plan.op();
        return switch (plan.type().kind()) {
            case INT ->
                scope -> {
                    return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                            ? ints(op, a.intValue(), b.intValue())
                            : null;
                };
            case LONG ->
                scope -> {
                    return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                            ? longs(op, a.longValue(), b.longValue())
                            : null;
                };
            case FLOAT ->
                scope -> {
                    return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                            ? (Object) floats(op, a.floatValue(), b.floatValue())
                            : null;
                };
            case DOUBLE ->
                scope -> {
                    return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                            ? (Object) doubles(op, a.doubleValue(), b.doubleValue())
                            : null;
                };
            case BIG_INTEGER ->
                scope -> {
                    return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                            ? BigCalculation.integers(op, a, b)
                            : null;
                };
            case BIG_DECIMAL ->
                scope -> {
                    return left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                            ? BigCalculation.decimals(op, a, b)
                            : null;
                };
            default -> Constant.NULL;
        };
    }

    static Evaluator negate(Kind kind, Evaluator operand) {
        return switch (kind) {
            case INT -> scope -> operand.evaluate(scope) instanceof Number a ? (Object) (-a.intValue()) : null;
            case LONG -> scope -> operand.evaluate(scope) instanceof Number a ? (Object) (-a.longValue()) : null;
            case FLOAT -> scope -> operand.evaluate(scope) instanceof Number a ? (Object) (-a.floatValue()) : null;
            case DOUBLE -> scope -> operand.evaluate(scope) instanceof Number a ? (Object) (-a.doubleValue()) : null;
            case BIG_INTEGER, BIG_DECIMAL ->
                scope -> operand.evaluate(scope) instanceof Number a ? BigCalculation.negate(a) : null;
            default -> Constant.NULL;
        };
    }

    private static Object ints(ArithmeticOp op, int a, int b) {
        return switch (op) {
            case ADD -> (Object) (a + b);
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> b == 0 ? null : (Object) (a / b);
            case REMAINDER -> b == 0 ? null : (Object) (a % b);
        };
    }

    private static Object longs(ArithmeticOp op, long a, long b) {
        return switch (op) {
            case ADD -> (Object) (a + b);
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> b == 0 ? null : (Object) (a / b);
            case REMAINDER -> b == 0 ? null : (Object) (a % b);
        };
    }

    private static float floats(ArithmeticOp op, float a, float b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
        };
    }

    private static double doubles(ArithmeticOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
        };
    }
}
