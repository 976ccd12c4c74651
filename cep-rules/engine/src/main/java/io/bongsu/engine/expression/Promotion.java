package io.bongsu.engine.expression;

import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Which number type two values meet in, and how a number becomes it.
 *
 * <p>Shape: equal types meet in themselves; an integer and a float meet in double, as in Esper, so that no int loses
 * digits.
 */
final class Promotion {
    private Promotion() {}

    static Kind common(ValueType left, ValueType right) {
        return common(left.kind(), right.kind());
    }

    /** The wider of two number kinds; NULL gives way to the other. */
    static Kind common(Kind left, Kind right) {
        if (left == right || right == Kind.NULL) {
            return left;
        }
        if (left == Kind.NULL) {
            return right;
        }
        if (left.isBig() || right.isBig()) {
            return isWhole(left) && isWhole(right) ? Kind.BIG_INTEGER : Kind.BIG_DECIMAL;
        }
        if (left == Kind.DOUBLE || right == Kind.DOUBLE || left == Kind.FLOAT || right == Kind.FLOAT) {
            return Kind.DOUBLE;
        }
        return left == Kind.LONG || right == Kind.LONG ? Kind.LONG : Kind.INT;
    }

    /** Byte to long, and the whole numbers of any length. */
    static boolean isWhole(Kind kind) {
        return kind.isNumeric() && (kind.ordinal() <= Kind.LONG.ordinal() || kind == Kind.BIG_INTEGER);
    }

    /** Whether a long holds every value of the kind. */
    static boolean fitsLong(Kind kind) {
        return kind.isNumeric() && kind.ordinal() <= Kind.LONG.ordinal();
    }

    static boolean isNumber(Kind kind) {
        return kind.isNumeric();
    }

    /** The operand's values as numbers of {@code kind}; the operand itself where nothing changes. */
    static Evaluator convert(Evaluator operand, ValueType from, Kind kind) {
        if (from.kind() == kind || !from.isNumeric() || !isNumber(kind)) {
            return operand;
        }
        Evaluator converted = scope -> number(operand.evaluate(scope), kind);
        return Constant.foldIf(converted, List.of(operand));
    }

    /** Java's conversion between number types; null for what is no number. */
    static Object number(Object value, Kind kind) {
        if (!(value instanceof Number number)) {
            return null;
        }
        return switch (kind) {
            case BYTE -> (Object) number.byteValue();
            case SHORT -> number.shortValue();
            case INT -> number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            case BIG_INTEGER -> bigInteger(number);
            case BIG_DECIMAL -> bigDecimal(number);
            default -> null;
        };
    }

    private static BigInteger bigInteger(Number number) {
        return number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
    }

    /** Whole numbers without a fraction, those of any length cut to a long as Esper cuts them; null of no number. */
    static BigDecimal bigDecimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (!Double.isFinite(number.doubleValue()) && !(number instanceof BigInteger)) {
            return null;
        }
        return number instanceof Double || number instanceof Float
                ? new BigDecimal(number.doubleValue())
                : new BigDecimal(number.longValue());
    }
}
