package io.bongsu.language.expression;

import io.bongsu.engine.plan.ExprPlan.ArithmeticOp;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Result types of operators, as Esper gives them.
 *
 * <p>Source: Esper reference, "Implicit Type Conversion". A test compares every pair with Esper's own compiler.
 */
final class TypeRules {
    private TypeRules() {}

    /** Type of {@code left op right}; empty when an operand is no number. Division is always double. */
    static Optional<ValueType> arithmetic(ArithmeticOp op, ValueType left, ValueType right) {
        if (!left.isNumeric() || !right.isNumeric()) {
            return Optional.empty();
        }
        if (left.kind().isBig() || right.kind().isBig()) {
            return big(op, left.kind(), right.kind());
        }
        if (op == ArithmeticOp.DIVIDE || left.kind() == Kind.DOUBLE || right.kind() == Kind.DOUBLE) {
            return Optional.of(ValueType.DOUBLE);
        }
        boolean leftFloat = left.kind() == Kind.FLOAT;
        boolean rightFloat = right.kind() == Kind.FLOAT;
        if (leftFloat || rightFloat) {
            return Optional.of(leftFloat && rightFloat ? ValueType.FLOAT : ValueType.DOUBLE);
        }
        return Optional.of(left.kind() == Kind.LONG || right.kind() == Kind.LONG ? ValueType.LONG : ValueType.INT);
    }

    /** Esper cuts a BigInteger to a long where it meets a fraction, and has no remainder of large numbers. */
    private static Optional<ValueType> big(ArithmeticOp op, Kind left, Kind right) {
        boolean decimal = left == Kind.BIG_DECIMAL || right == Kind.BIG_DECIMAL;
        boolean integer = left == Kind.BIG_INTEGER || right == Kind.BIG_INTEGER;
        boolean fraction = isFraction(left) || isFraction(right);
        if (op == ArithmeticOp.REMAINDER || (integer && (fraction || decimal))) {
            return Optional.empty();
        }
        if (integer) {
            return Optional.of(op == ArithmeticOp.DIVIDE ? ValueType.DOUBLE : ValueType.BIG_INTEGER);
        }
        return Optional.of(ValueType.BIG_DECIMAL);
    }

    static boolean isFraction(Kind kind) {
        return kind == Kind.FLOAT || kind == Kind.DOUBLE;
    }

    /** May the two be tested for equality? */
    static boolean equatable(ValueType left, ValueType right) {
        if (left.kind() == Kind.NULL || right.kind() == Kind.NULL) {
            return isScalar(left) && isScalar(right);
        }
        if (left.kind() == Kind.OBJECT || right.kind() == Kind.OBJECT) {
            return (isScalar(left) || left.kind() == Kind.OBJECT) && (isScalar(right) || right.kind() == Kind.OBJECT);
        }
        return comparableNumbers(left, right)
                || (isScalar(left) && left.kind() == right.kind())
                || (left.kind() == Kind.ROW && left.equals(right))
                || (left.isArray() && left.equals(right) && isPlainArray(left));
    }

    /** Elements that equal as Java values do. */
    private static boolean isPlainArray(ValueType type) {
        ValueType element = type.element().orElseThrow();
        return element.isArray() ? isPlainArray(element) : isScalar(element) || element.kind() == Kind.OBJECT;
    }

    /** May the two be ordered? */
    static boolean orderable(ValueType left, ValueType right) {
        return comparableNumbers(left, right) || (left.kind() == Kind.STRING && right.kind() == Kind.STRING);
    }

    /** Esper cuts a BigInteger to a long where it meets a fraction. */
    private static boolean comparableNumbers(ValueType left, ValueType right) {
        return left.isNumeric()
                && right.isNumeric()
                && !isCut(left.kind(), right.kind())
                && !isCut(right.kind(), left.kind());
    }

    private static boolean isCut(Kind one, Kind other) {
        return one == Kind.BIG_INTEGER && (isFraction(other) || other == Kind.BIG_DECIMAL);
    }

    /** May a value be cast? */
    static boolean castable(ValueType from, ValueType to) {
        if (from.kind() == Kind.OBJECT) {
            return to.isNumeric() || to.kind() == Kind.STRING || to.kind() == Kind.OBJECT;
        }
        if (from.kind() == Kind.NULL) {
            return to.kind().isScalar() && !to.kind().isTime();
        }
        return to.equals(from)
                || (to.kind() == Kind.OBJECT && isScalar(from))
                || (to.isNumeric()
                        && from.isNumeric()
                        && !(to.kind().isBig() && from.kind().isBig()))
                || (to.isNumeric() && !to.kind().isBig() && from.kind() == Kind.STRING)
                || (to.kind() == Kind.STRING && isScalar(from) && !from.kind().isTime())
                || (to.kind() == Kind.CHAR && from.kind() == Kind.STRING)
                || (to.kind() == Kind.BOOLEAN && from.kind() == Kind.STRING);
    }

    static boolean isScalar(ValueType type) {
        return type.kind().isScalar();
    }

    /** The type in which numbers are compared for the least or greatest. */
    static Optional<ValueType> widest(List<ValueType> types) {
        boolean decimal = types.stream().anyMatch(type -> type.kind() == Kind.BIG_DECIMAL);
        boolean integer = types.stream().anyMatch(type -> type.kind() == Kind.BIG_INTEGER);
        boolean fraction = types.stream().anyMatch(type -> isFraction(type.kind()));
        if (decimal || (integer && fraction)) {
            return Optional.of(ValueType.BIG_DECIMAL);
        }
        return integer ? Optional.of(ValueType.BIG_INTEGER) : common(types);
    }

    /** The type that all of these fit into; null literals fit everywhere. */
    static Optional<ValueType> common(List<ValueType> types) {
        ValueType common = ValueType.NULL;
        for (ValueType type : types) {
            if (type.kind() == Kind.NULL || type.equals(common)) {
                continue;
            }
            if (common.kind() == Kind.NULL) {
                common = type;
            } else if (common.isNumeric() && type.isNumeric()) {
                Optional<ValueType> wider = arithmetic(ArithmeticOp.ADD, common, type);
                boolean cut = wider.map(one -> one.kind().isBig()).orElse(false)
                        && (isFraction(common.kind()) || isFraction(type.kind()));
                if (wider.isEmpty() || cut) {
                    return Optional.empty();
                }
                common = wider.get();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(common);
    }
}
