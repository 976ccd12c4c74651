package io.bongsu.engine.expression;

import io.bongsu.engine.plan.OperatorPlan.BitOp;
import io.bongsu.schemas.ValueType.Kind;

/** {@code & | ^} of whole numbers of one type, or of truth values; null if an operand is null. */
final class Bits {
    private Bits() {}

    static Evaluator of(BitOp op, Kind kind, Evaluator left, Evaluator right) {
        if (kind == Kind.BOOLEAN) {
            return scope -> left.evaluate(scope) instanceof Boolean a && right.evaluate(scope) instanceof Boolean b
                    ? (Object) truth(op, a, b)
                    : null;
        }
        return scope -> left.evaluate(scope) instanceof Number a && right.evaluate(scope) instanceof Number b
                ? Promotion.number(bits(op, a.longValue(), b.longValue()), kind)
                : null;
    }

    private static boolean truth(BitOp op, boolean a, boolean b) {
        return switch (op) {
            case AND -> a && b;
            case OR -> a || b;
            case XOR -> a != b;
        };
    }

    private static long bits(BitOp op, long a, long b) {
        return switch (op) {
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
        };
    }
}
