package io.bongsu.engine.filter;

import io.bongsu.schemas.ValueType;

/**
 * Makes values that EPL calls equal equal in Java: 1, 1L and 1.0 become one key.
 *
 * <p>Shape: whole numbers up to 2^53 become Long, all other values stay what they are; null stays null. As in Esper, minus
 * zero does not equal zero, and NaN equals NaN.
 */
public final class HashKey {
    private static final double EXACT = 1L << 53;

    private HashKey() {}

    /**
     * Whether values of the two types are equal exactly if their keys are. Not so for a long and a fraction, which are
     * compared as doubles: beyond 2^53 several longs equal one double.
     */
    static boolean decides(ValueType one, ValueType other) {
        boolean big = one.kind().isBig() || other.kind().isBig();
        return big
                ? one.equals(other)
                : isKnown(one)
                        && isKnown(other)
                        && !(isLong(one) && isFraction(other))
                        && !(isLong(other) && isFraction(one));
    }

    private static boolean isKnown(ValueType type) {
        return type.kind().isScalar();
    }

    private static boolean isLong(ValueType type) {
        return type.kind() == ValueType.Kind.LONG;
    }

    private static boolean isFraction(ValueType type) {
        return type.kind() == ValueType.Kind.FLOAT || type.kind() == ValueType.Kind.DOUBLE;
    }

    /** Whether both are there and have the same key; for whole numbers without making one. */
    static boolean same(Object one, Object other) {
        if (one == null || other == null) {
            return false;
        }
        if (isWhole(one) && isWhole(other)) {
            return ((Number) one).longValue() == ((Number) other).longValue();
        }
        return one instanceof Number || other instanceof Number ? of(one).equals(of(other)) : one.equals(other);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
    }

    public static Object of(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return isWhole(number) ? (Object) (long) number : (Object) number;
        }
        return value;
    }

    /** Whether the number's key is a Long. */
    static boolean isWhole(double number) {
        boolean minusZero = number == 0 && Double.doubleToRawLongBits(number) != 0;
        return number == Math.rint(number) && Math.abs(number) < EXACT && !minusZero;
    }
}
