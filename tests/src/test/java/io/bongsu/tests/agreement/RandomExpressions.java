package io.bongsu.tests.agreement;

import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random expressions over one event type that has fields of every kind, and events with nulls and extremes. */
final class RandomExpressions {
    static final EventType TYPE = new EventType(
            "V",
            List.of(
                    new Field("bo", ValueType.BOOLEAN),
                    new Field("c", ValueType.CHAR),
                    new Field("byt", ValueType.BYTE),
                    new Field("sh", ValueType.SHORT),
                    new Field("i", ValueType.INT),
                    new Field("j", ValueType.INT),
                    new Field("l", ValueType.LONG),
                    new Field("f", ValueType.FLOAT),
                    new Field("d", ValueType.DOUBLE),
                    new Field("bi", ValueType.BIG_INTEGER),
                    new Field("bd", ValueType.BIG_DECIMAL),
                    new Field("s", ValueType.STRING),
                    new Field("s2", ValueType.STRING),
                    new Field("ia", ValueType.arrayOf(ValueType.INT)),
                    new Field("la", ValueType.arrayOf(ValueType.LONG)),
                    new Field("sa", ValueType.arrayOf(ValueType.STRING))));

    private static final List<String> NUMBERS = List.of(
            "i", "j", "l", "f", "d", "sh", "byt", "bd", "bi", "i", "l", "d", "0", "1", "-3", "2L", "1.5", "7.0",
            "2.5f");
    private static final List<String> TEXTS = List.of("s", "s2", "'a'", "'ab'", "'12'", "''");
    private static final List<String> COMPARISONS = List.of("=", "!=", "<", "<=", ">", ">=", "is", "is not");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    /** One of the kinds of rules that an expression stands in. */
    String rule() {
        return switch (random.nextInt(4)) {
            case 0 -> "@name('s') select i, s from V(" + condition(2) + ")";
            case 1 -> "@name('s') select i, s from V where " + condition(2);
            default -> "@name('s') select " + any(2) + " as x, " + any(2) + " as y from V";
        };
    }

    private String any(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> number(depth);
            case 3 -> text(depth);
            case 4 -> "{" + number(1) + ", " + number(1) + "}";
            default -> condition(depth);
        };
    }

    private String number(int depth) {
        if (depth == 0) {
            return pick(NUMBERS);
        }
        Supplier<String> part = () -> number(depth - 1);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "(" + part.get() + " " + pick(List.of("+", "-", "*", "/", "%")) + " " + part.get() + ")";
            case 3 -> "max(" + part.get() + ", " + part.get() + ")";
            case 4 -> "min(" + part.get() + ", " + part.get() + ", " + part.get() + ")";
            case 5 -> "case when " + condition(depth - 1) + " then " + part.get() + " else " + part.get() + " end";
            case 6 -> "coalesce(" + part.get() + ", " + part.get() + ")";
            case 7 ->
                "cast(" + part.get() + ", " + pick(List.of("int", "long", "double", "float", "short", "byte")) + ")";
            case 8 -> "(" + pick(List.of("i", "j", "3")) + " " + pick(List.of("&", "|", "^")) + " i)";
            case 9 -> "Math." + pick(List.of("max", "min")) + "(" + part.get() + ", " + part.get() + ")";
            case 10 -> pick(List.of("s.length()", "ia[0]", "ia[j]", "la[1]", "Math.abs(l)", "ia.size()"));
            default -> pick(NUMBERS);
        };
    }

    private String text(int depth) {
        if (depth == 0) {
            return pick(TEXTS);
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + text(depth - 1) + " || " + text(depth - 1) + ")";
            case 1 -> "coalesce(" + text(depth - 1) + ", " + text(depth - 1) + ")";
            case 2 -> "cast(" + pick(List.of("i", "l", "d", "f", "bo", "c", "bd", "bi", "sh")) + ", string)";
            case 3 -> "typeof(" + pick(List.of("i", "c", "sh", "bd", "s", "bo")) + ")";
            case 4 -> pick(List.of("s.toUpperCase()", "s.substring(1)", "s.concat('x')", "sa[0]", "s.trim()"));
            default -> pick(TEXTS);
        };
    }

    private String condition(int depth) {
        Supplier<String> number = () -> number(depth > 0 ? random.nextInt(depth) : 0);
        Supplier<String> text = () -> text(depth > 0 ? random.nextInt(depth) : 0);
        return switch (random.nextInt(depth > 0 ? 18 : 12)) {
            case 0, 1 -> number.get() + " " + pick(COMPARISONS) + " " + number.get();
            case 2 -> text.get() + " " + pick(COMPARISONS) + " " + text.get();
            case 3 -> number.get() + not() + " between " + number.get() + " and " + number.get();
            case 4 ->
                number.get() + not() + " in " + pick(List.of("[", "(")) + number.get() + ":" + number.get()
                        + pick(List.of("]", ")"));
            case 5 -> number.get() + not() + " in (" + number.get() + ", " + pick(List.of("5", "ia", "la", "d")) + ")";
            case 6 -> text.get() + not() + " in (" + text.get() + ", " + pick(List.of("'b'", "sa")) + ")";
            case 7 -> pick(List.of("i", "d", "s", "bo", "ia", "bd")) + " is " + pick(List.of("", "not ")) + "null";
            case 8 -> text.get() + not() + " like " + pick(List.of("'a%'", "'%b'", "'_'", "s2"));
            case 9 ->
                number.get() + " " + pick(List.of("=", "!=", "<", ">=")) + " "
                        + pick(List.of("any", "all", "some")) + " (" + number.get() + ", "
                        + pick(List.of("4", "ia", "la"))
                        + ")";
            case 10 -> "bo";
            case 11 ->
                pick(List.of("ia = ia", "s regexp '[a-b]+'", "c = c", "bo = true", "instanceof(i, int)", "exists(s)"));
            case 12, 13 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 14, 15 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            default -> "not (" + condition(depth - 1) + ")";
        };
    }

    private String not() {
        return random.nextInt(3) == 0 ? " not" : "";
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    List<Event> events(int count) {
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Object[] values = {
                random.nextBoolean(),
                pick(List.of('a', 'b', '7')),
                pick(List.of((byte) 0, (byte) 7, (byte) -128, (byte) 127)),
                pick(List.of((short) 1, (short) 7, Short.MIN_VALUE, Short.MAX_VALUE)),
                pick(List.of(0, 1, 2, 7, -3, Integer.MAX_VALUE, Integer.MIN_VALUE)),
                random.nextInt(4),
                pick(List.of(0L, 2L, 7L, -3L, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1)),
                pick(List.of(0f, 1.5f, 2.5f, -1f, Float.NaN, Float.POSITIVE_INFINITY, 1e20f)),
                pick(List.of(0.0, -0.0, 1.5, 7.0, Double.NaN, Double.NEGATIVE_INFINITY, 1e300)),
                pick(List.of(BigInteger.ZERO, BigInteger.TWO, new BigInteger("123456789012345678901"))),
                pick(List.of(BigDecimal.ONE, new BigDecimal("1.5"), new BigDecimal("1.50"), new BigDecimal("7"))),
                pick(List.of("a", "ab", "b", "", "12", "A")),
                pick(List.of("a", "a%", "b", "x")),
                Collections.unmodifiableList(Arrays.asList(1, random.nextBoolean() ? null : (Integer) 2, 7)),
                random.nextInt(3) == 0 ? List.of() : List.of(2L, 7L),
                Collections.unmodifiableList(Arrays.asList("a", random.nextBoolean() ? null : "b"))
            };
            for (int i = 0; i < values.length; i++) {
                if (random.nextInt(8) == 0) {
                    values[i] = null;
                }
            }
            events.add(Event.of(TYPE, 1_000L * (n + 1), "V" + n, values));
        }
        return events;
    }
}
