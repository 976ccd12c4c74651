package io.bongsu.engine.expression;

import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * {@code cast}: between number types as Java narrows and widens, from text by parsing, to text by its usual form.
 *
 * <p>Shape: null for null and for what does not convert (Esper raises an error for text that is no number; here it is a
 * null). Blanks around a number are ignored, a long may end in {@code L}, a
 * byte may be hexadecimal or octal.
 */
final class Conversion {
    private Conversion() {}

    static Evaluator to(Kind kind, Evaluator operand) {
        return switch (kind) {
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, BIG_INTEGER, BIG_DECIMAL ->
                scope -> {
                    Object value = operand.evaluate(scope);
                    return value instanceof String text ? parse(text.trim(), kind) : Promotion.number(value, kind);
                };
            case STRING -> scope -> text(operand.evaluate(scope));
            case BOOLEAN -> scope -> truth(operand.evaluate(scope));
            case NULL -> Constant.NULL;
            case CHAR -> scope -> character(operand.evaluate(scope));
            case DATE, CALENDAR, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME, ZONED_DATE_TIME, MAP, OBJECT, ARRAY, ROW ->
                operand;
        };
    }

    /** A value whose kind only the run tells: no text is read, and a fraction keeps the digits that it is written with. */
    static Object ofUnknown(Object value, Kind kind) {
        if (kind == Kind.BIG_DECIMAL && value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (kind == Kind.BIG_INTEGER && value instanceof BigDecimal decimal) {
            return decimal.toBigInteger();
        }
        return kind == Kind.BIG_DECIMAL && (value instanceof Double || value instanceof Float)
                ? written((Number) value)
                : Promotion.number(value, kind);
    }

    private static Object written(Number fraction) {
        return Double.isFinite(fraction.doubleValue()) ? BigDecimal.valueOf(fraction.doubleValue()) : null;
    }

    private static Object parse(String text, Kind kind) {
        try {
            return switch (kind) {
                case BYTE -> (Object) Byte.decode(text);
                case SHORT -> Short.parseShort(text);
                case INT -> Integer.parseInt(text);
                case LONG -> Long.parseLong(withoutSuffix(text));
                case FLOAT -> Float.parseFloat(text);
                case DOUBLE -> Double.parseDouble(text);
                case BIG_INTEGER -> new BigInteger(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                default -> null;
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String withoutSuffix(String text) {
        return text.endsWith("L") || text.endsWith("l") ? text.substring(0, text.length() - 1) : text;
    }

    private static Object text(Object value) {
        return value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Character
                ? value.toString()
                : null;
    }

    /** Of a text its first character. */
    private static Object character(Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? null : (Object) text.charAt(0);
        }
        return value instanceof Character ? value : null;
    }

    private static Object truth(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        if (!(value instanceof String text)) {
            return null;
        }
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
