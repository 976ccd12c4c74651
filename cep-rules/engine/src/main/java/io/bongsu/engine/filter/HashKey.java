package io.bongsu.engine.filter;

/**
 * Makes values that EPL calls equal equal in Java: 1, 1L and 1.0 become one key.
 *
 * <p>Shape: whole numbers up to 2^53 become Long, all other values stay what they are; null stays null.
 */
public final class HashKey {
    private static final double EXACT = 1L << 53;

    private HashKey() {}

    public static Object of(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return number == Math.rint(number) && Math.abs(number) < EXACT ? (Object) (long) number : (Object) number;
        }
        return value;
    }
}
