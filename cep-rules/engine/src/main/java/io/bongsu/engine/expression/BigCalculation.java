package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan.ArithmeticOp;
import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Arithmetic of numbers of any length.
 *
 * <p>Shape: a quotient that has no end, and anything divided by zero, is null.
 */
final class BigCalculation {
    private BigCalculation() {}

    static Object integers(ArithmeticOp op, Number left, Number right) {
        BigInteger a = (BigInteger) Promotion.number(left, Kind.BIG_INTEGER);
        BigInteger b = (BigInteger) Promotion.number(right, Kind.BIG_INTEGER);
        return switch (op) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE, REMAINDER -> null;
        };
    }

    static Object decimals(ArithmeticOp op, Number left, Number right) {
        BigDecimal a = Promotion.bigDecimal(left);
        BigDecimal b = Promotion.bigDecimal(right);
        if (a == null || b == null) {
            return null;
        }
        return switch (op) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> quotient(a, b);
            case REMAINDER -> null;
        };
    }

    private static Object quotient(BigDecimal a, BigDecimal b) {
        try {
            return a.divide(b);
        } catch (ArithmeticException endless) {
            return null;
        }
    }

    static Object negate(Number number) {
        return number instanceof BigInteger whole
                ? whole.negate()
                : Promotion.bigDecimal(number).negate();
    }
}
