package io.bongsu.tests.agreement;

import java.util.List;
import java.util.Random;

/** Random chains of enumeration methods and date-time methods, as columns of one statement. */
final class RandomMethods {
    private static final List<String> FIELDS = List.of("msec", "sec", "min", "hour", "day", "month", "year", "week");
    private static final List<String> UNITS =
            List.of("milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years");
    private static final List<String> RELATIONS = List.of(
            "before",
            "after",
            "coincides",
            "during",
            "includes",
            "finishes",
            "finishedBy",
            "meets",
            "metBy",
            "overlaps",
            "overlappedBy",
            "starts",
            "startedBy");

    private final Random random;
    private int names;

    RandomMethods(Random random) {
        this.random = random;
    }

    String rule() {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            String column = switch (random.nextInt(5)) {
                case 0, 1 -> terminal(numbers(random.nextInt(3)));
                case 2 -> eventTerminal(events(random.nextInt(3)));
                default -> time();
            };
            columns.append(i == 0 ? "" : ", ").append(column).append(" as c").append(i);
        }
        return declared() + "@name('s0') select " + columns + " from A#length(4)";
    }

    private String declared() {
        return "expression twice {w => w * 2} ";
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A collection of ints. */
    private String numbers(int links) {
        StringBuilder chain = new StringBuilder(random.nextInt(4) == 0 ? "{3, 1, 2, 3}" : "arr");
        for (int i = 0; i < links; i++) {
            chain.append('.').append(numberLink());
        }
        return chain.toString();
    }

    private String numberLink() {
        return switch (random.nextInt(15)) {
            case 0 -> "where(" + lambda(true) + ")";
            case 1 -> "take(" + random.nextInt(4) + ")";
            case 2 -> "takeLast(n)";
            case 3 -> "takeWhile(" + lambda(true) + ")";
            case 4 -> "takeWhileLast(" + lambda(true) + ")";
            case 5 -> "reverse()";
            case 6 -> "distinctOf()";
            case 7 -> "distinctOf(" + lambda(false) + ")";
            case 8 -> "orderBy()";
            case 9 -> "orderByDesc(" + lambda(false) + ")";
            case 10 -> "orderBy(" + lambda(false) + ")";
            case 11 -> "except(" + other() + ")";
            case 12 -> "intersect(" + other() + ")";
            case 13 -> "union(" + other() + ")";
            default -> "selectFrom(" + lambda(false) + ")";
        };
    }

    private String other() {
        return random.nextBoolean() ? "{1, 3}" : "arr.where(" + lambda(true) + ")";
    }

    private String terminal(String numbers) {
        return numbers + "."
                + switch (random.nextInt(18)) {
                    case 0 -> "countOf()";
                    case 1 -> "countOf(" + lambda(true) + ")";
                    case 2 -> "sumOf()";
                    case 3 -> "sumOf(" + lambda(false) + ")";
                    case 4 -> "average()";
                    case 5 -> "average(" + lambda(false) + ")";
                    case 6 -> "max()";
                    case 7 -> "min(" + lambda(false) + ")";
                    case 8 -> "minBy(" + lambda(false) + ")";
                    case 9 -> "maxBy(" + lambda(false) + ")";
                    case 10 -> "firstOf(" + lambda(true) + ")";
                    case 11 -> "lastOf(" + lambda(true) + ")";
                    case 12 -> "mostFrequent()";
                    case 13 -> "leastFrequent(" + lambda(false) + ")";
                    case 14 -> "allOf(" + lambda(true) + ")";
                    case 15 -> "anyOf(" + lambda(true) + ")";
                    case 16 -> "sequenceEqual(" + other() + ")";
                    default -> fold();
                };
    }

    private String fold() {
        int at = names++;
        return random.nextBoolean()
                ? "aggregate(0, (r" + at + ", v" + at + ") => r" + at + " + v" + at + ")"
                : "aggregate(0, (r" + at + ", v" + at + ", i" + at + ", z" + at + ") => r" + at + " + v" + at + " * i"
                        + at + " - z" + at + ")";
    }

    /** A lambda over ints, with one to three parameters. */
    private String lambda(boolean condition) {
        int at = names++;
        String v = "v" + at;
        int parameters = 1 + random.nextInt(3);
        String head = parameters == 1
                ? v
                : parameters == 2 ? "(" + v + ", i" + at + ")" : "(" + v + ", i" + at + ", z" + at + ")";
        String value = switch (parameters) {
            case 1 -> random.nextInt(4) == 0 ? "twice(" + v + ")" : v;
            case 2 -> v + " + i" + at;
            default -> v + " * 2 + z" + at + " - i" + at;
        };
        String other = random.nextInt(3) == 0 ? "n" : String.valueOf(random.nextInt(4));
        return head + " => " + (condition ? value + pick(List.of(" > ", " <= ", " = ")) + other : value);
    }

    /** A collection of events. */
    private String events(int links) {
        StringBuilder chain = new StringBuilder("window(*)");
        for (int i = 0; i < links; i++) {
            chain.append('.').append(eventLink());
        }
        return chain.toString();
    }

    private String eventLink() {
        String x = "x" + names++;
        return switch (random.nextInt(9)) {
            case 0 -> "where(" + x + " => " + x + ".n > " + random.nextInt(4) + ")";
            case 1 -> "where((" + x + ", j" + x + ") => " + x + ".k = 'x' or j" + x + " > 1)";
            case 2 -> "take(" + random.nextInt(4) + ")";
            case 3 -> "takeLast(2)";
            case 4 -> "takeWhile(" + x + " => " + x + ".n <= 2)";
            case 5 -> "takeWhileLast(" + x + " => " + x + ".n <= 2)";
            case 6 -> "reverse()";
            case 7 -> "distinctOf(" + x + " => " + x + ".k)";
            default -> "orderBy(" + x + " => " + x + ".k)";
        };
    }

    private String eventTerminal(String events) {
        String x = "x" + names++;
        return events
                + switch (random.nextInt(16)) {
                    case 0 -> "";
                    case 1 -> ".countOf()";
                    case 2 -> ".countOf(" + x + " => " + x + ".n > 1)";
                    case 3 -> ".firstOf()." + pick(List.of("k", "n", "l"));
                    case 4 -> ".lastOf(" + x + " => " + x + ".n > 1).n";
                    case 5 -> ".selectFrom(" + x + " => " + x + ".n)";
                    case 6 -> ".sumOf(" + x + " => " + x + "." + pick(List.of("n", "l", "d", "f")) + ")";
                    case 7 -> ".average(" + x + " => " + x + "." + pick(List.of("n", "l", "d")) + ")";
                    case 8 -> ".max(" + x + " => " + x + "." + pick(List.of("n", "l", "d", "f", "s")) + ")";
                    case 9 -> ".minBy(" + x + " => " + x + "." + pick(List.of("n", "d", "s")) + ").n";
                    case 10 -> ".mostFrequent(" + x + " => " + x + ".k)";
                    case 11 -> ".leastFrequent(" + x + " => " + x + ".n)";
                    case 12 -> ".allOf(" + x + " => " + x + ".flag)";
                    case 13 -> ".anyOf(" + x + " => " + x + ".n > l)";
                    case 14 -> ".except(window(*).take(2))";
                    default -> ".selectFrom(" + x + " => " + x + ".k).countOf()";
                };
    }

    private String moment() {
        String time = "(ts * " + (86_400_123L + random.nextInt(1_000_000)) + "L)";
        StringBuilder chain = new StringBuilder(time);
        int links = random.nextInt(3);
        for (int i = 0; i < links; i++) {
            chain.append('.').append(timeLink());
        }
        return chain.toString();
    }

    private String timeLink() {
        return switch (random.nextInt(9)) {
            case 0 -> "set('" + pick(FIELDS) + "', " + random.nextInt(20) + ")";
            case 1 -> "withMax('" + pick(FIELDS.subList(0, 6)) + "')";
            case 2 -> "withMin('" + pick(FIELDS.subList(0, 6)) + "')";
            case 3 -> "plus(" + period() + ")";
            case 4 -> "minus(" + period() + ")";
            case 5 ->
                pick(List.of("roundFloor", "roundCeiling", "roundHalf")) + "('" + pick(FIELDS.subList(0, 7)) + "')";
            case 6 -> "withTime(" + random.nextInt(24) + ", n, 5, 6)";
            case 7 -> "withDate(" + (1990 + random.nextInt(40)) + ", n, " + random.nextInt(32) + ")";
            default -> "plus(" + random.nextInt(100_000) + ")";
        };
    }

    private String period() {
        int first = random.nextInt(UNITS.size());
        String period = amount() + " " + UNITS.get(first);
        return first > 0 && random.nextBoolean() ? period + " " + amount() + " " + UNITS.get(first - 1) : period;
    }

    private String amount() {
        return random.nextInt(4) == 0 ? "n" : String.valueOf(random.nextInt(30));
    }

    private String time() {
        return switch (random.nextInt(7)) {
            case 0 -> moment();
            case 1 -> moment() + ".get('" + pick(FIELDS) + "')";
            case 2 ->
                moment() + "."
                        + pick(List.of(
                                "getMinuteOfHour()",
                                "getMonthOfYear()",
                                "getDayOfWeek()",
                                "getDayOfYear()",
                                "getEra()",
                                "getWeekyear()",
                                "getYear()",
                                "getDayOfMonth()",
                                "getSecondOfMinute()",
                                "getMillisOfSecond()"));
            case 3 -> moment() + ".format(" + pick(List.of("", "'yyyy-MM-dd HH:mm:ss.SSS'", "'EEE w'")) + ")";
            case 4 -> moment() + ".between(" + moment() + ", " + moment() + ")";
            default -> relation();
        };
    }

    private String relation() {
        String name = pick(RELATIONS);
        int most = switch (name) {
            case "before", "after", "coincides", "overlaps", "overlappedBy" -> 2;
            case "during", "includes" -> random.nextInt(3) == 0 ? 4 : 2;
            default -> 1;
        };
        int bounds = most == 4 ? 4 : random.nextInt(most + 1);
        StringBuilder call = new StringBuilder("(ts * 86400123L)." + name + "((ts * 86400123L)."
                + (random.nextBoolean() ? "plus(" : "minus(") + period() + ")");
        for (int i = 0; i < bounds; i++) {
            call.append(", ").append(period());
        }
        return call.append(')').toString();
    }
}
