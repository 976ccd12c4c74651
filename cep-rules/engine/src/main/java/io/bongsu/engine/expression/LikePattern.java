package io.bongsu.engine.expression;

/**
 * The pattern of a {@code like}: {@code %} any run of characters, {@code _} one; case counts, line breaks are
 * characters.
 *
 * <p>Shape: UTF-16 units. The escape character makes the next one literal and is dropped itself.
 *
 * <p>Cost: no allocation, at most O(pattern × value): the last {@code %} alone is ever retried.
 */
final class LikePattern {
    /** What escapes when the rule names no escape. */
    static final char DEFAULT_ESCAPE = '\\';

    /** No escape at all. */
    static final int NO_ESCAPE = -1;

    private enum Unit {
        LITERAL,
        ONE,
        RUN
    }

    private final char[] chars;
    private final Unit[] units;
    private final int length;

    private LikePattern(char[] chars, Unit[] units, int length) {
        this.chars = chars;
        this.units = units;
        this.length = length;
    }

    static LikePattern of(String pattern, int escape) {
        char[] chars = new char[pattern.length()];
        Unit[] units = new Unit[pattern.length()];
        int length = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            Unit unit = Unit.LITERAL;
            if (c == escape) {
                i++;
                if (i == pattern.length()) {
                    break;
                }
                c = pattern.charAt(i);
            } else if (c == '%') {
                unit = Unit.RUN;
            } else if (c == '_') {
                unit = Unit.ONE;
            }
            chars[length] = c;
            units[length++] = unit;
        }
        return new LikePattern(chars, units, length);
    }

    boolean matches(String value) {
        int at = 0;
        int unit = 0;
        int run = -1;
        int retry = 0;
        while (at < value.length()) {
            if (unit < length && units[unit] == Unit.RUN) {
                run = unit++;
                retry = at;
            } else if (unit < length && (units[unit] == Unit.ONE || chars[unit] == value.charAt(at))) {
                unit++;
                at++;
            } else if (run >= 0) {
                unit = run + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (unit < length && units[unit] == Unit.RUN) {
            unit++;
        }
        return unit == length;
    }
}
