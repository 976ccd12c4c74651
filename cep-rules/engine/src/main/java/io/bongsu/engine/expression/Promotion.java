package io.bongsu.engine.expression;

import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
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
        if (left == Kind.DOUBLE || right == Kind.DOUBLE || left == Kind.FLOAT || right == Kind.FLOAT) {
            return Kind.DOUBLE;
        }
        return Kind.LONG;
    }

    static boolean isWhole(Kind kind) {
        return kind == Kind.INT || kind == Kind.LONG;
    }

    static boolean isNumber(Kind kind) {
        return isWhole(kind) || kind == Kind.FLOAT || kind == Kind.DOUBLE;
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
            case INT -> (Object) number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            case NULL, BOOLEAN, STRING, ARRAY, ROW -> null;
        };
    }
}
