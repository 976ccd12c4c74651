package io.bongsu.tests.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rules over all supported constructs, as EPL text. */
final class RandomRules {
    private static final String[] STREAMS = {"A", "B", "C"};
    private static final String[] NUMBERS = {"n", "l", "d", "f"};

    private final Random random;
    private final List<String> bound = new ArrayList<>();
    private int nextTag;

    RandomRules(Random random) {
        this.random = random;
    }

    /** One module of one or more statements. */
    String rule() {
        return switch (random.nextInt(10)) {
            case 0 -> filterRule("");
            case 1 -> windowRule("");
            case 2 -> inContext(filterRule("context K "));
            case 3, 4 -> inContext(windowRule("context K "));
            case 5 -> chainRule();
            case 6, 7 -> inContext(patternRule("context K "));
            default -> patternRule("");
        };
    }

    private static String inContext(String rule) {
        return "create context K partition by k from A, k from B, k from C;\n" + rule;
    }

    private String filterRule(String context) {
        bound.clear();
        String where = random.nextInt(3) == 0 ? " where " + condition("", 2) : "";
        return "@name('s0') " + context + "select eventId, " + expression("", 2) + " as c0, " + condition("", 1)
                + " as c1, " + text("", 1) + " as c2 from " + stream() + filter("") + where;
    }

    private String windowRule(String context) {
        bound.clear();
        String window = window();
        boolean grouped = random.nextInt(3) > 0;
        List<String> columns = new ArrayList<>();
        if (random.nextBoolean()) {
            columns.add("eventId as id");
        }
        if (grouped) {
            columns.add("k as g");
        }
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            columns.add(aggregate(!window.isEmpty()) + " as v" + i);
        }
        String having = random.nextInt(4) == 0 ? " having count(*) > " + random.nextInt(3) : "";
        String where = random.nextInt(4) == 0 ? " where " + condition("", 1) : "";
        return "@name('s0') " + context + "select " + String.join(", ", columns) + " from " + stream() + filter("")
                + window + where + (grouped ? " group by k" : "") + having;
    }

    private String chainRule() {
        bound.clear();
        String context = "";
        String head = "";
        if (random.nextBoolean()) {
            head = "create schema D (k string, v double, m int);\n"
                    + "create context K partition by k from A, k from B, k from C, k from D;\n";
            context = "context K ";
        }
        String filter = filter("");
        String first = "@name('i') " + context + "insert into D select k, cast(" + expression("", 1)
                + ", double) as v, n as m from " + stream() + filter + (random.nextBoolean() ? "#length(3)" : "");
        String second = random.nextBoolean()
                ? "@name('s0') " + context + "select k, sum(v) as t, count(*) as c, max(m) as x from D"
                        + (random.nextBoolean() ? "#time(10 sec)" : "#length(2)") + " group by k"
                : "@name('s0') " + context + "select dd.v as v, bb.eventId as id from pattern [every dd=D(m > "
                        + random.nextInt(3) + ") -> bb=" + stream() + "(k=dd.k) where timer:within(20 sec)]";
        return head + first + ";\n" + second;
    }

    private String window() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "#length(" + (1 + random.nextInt(4)) + ")";
            case 2 -> "#lastevent";
            case 3 -> "#unique(n)";
            case 4 -> "#firstunique(s, n)";
            case 5 -> "#keepall";
            default -> "#time(" + (1 + random.nextInt(15)) + " sec)";
        };
    }

    private String aggregate(boolean windowed) {
        String number = NUMBERS[random.nextInt(NUMBERS.length)];
        return switch (random.nextInt(windowed ? 10 : 7)) {
            case 0 -> "count(*)";
            case 1 -> "count(" + number + ")";
            case 2 -> "sum(" + number + ")";
            case 3 -> "avg(" + number + ")";
            case 4 -> "min(" + number + ")";
            case 5 -> "max(" + number + ")";
            case 6 -> "sum(" + number + ") + count(*)";
            case 7 -> "first(" + number + ")";
            case 8 -> "last(eventId)";
            default -> "window(n)";
        };
    }

    private String patternRule(String context) {
        bound.clear();
        nextTag = 0;
        String pattern = switch (random.nextInt(12)) {
            case 0, 1 -> "every " + atom() + " -> " + guarded(atom());
            case 2 -> "every " + atom() + " -> (timer:interval(" + seconds() + ") and not " + hidden() + ")";
            case 3 -> "every (" + atom() + " -> " + atom() + ")" + guard();
            case 4 -> atom() + " -> every " + atom();
            case 5 -> "every " + atom() + " -> (" + eitherOf("or") + ")";
            case 6 -> "every " + atom() + " -> (" + both() + ")" + guard();
            case 7 -> "every (" + atom() + " and not " + hidden() + ")";
            case 8 -> "every " + atom() + " -> " + repeated();
            case 9 -> "every " + atom() + " -> " + atom() + " -> " + guarded(atom());
            case 10 -> "every (" + both() + ")";
            default -> "every " + atom() + " -> ((every " + atom() + ") and not " + hidden() + ")" + guard();
        };
        return "@name('s0') " + context + "select " + columns() + " from pattern [" + pattern + "]";
    }

    private String columns() {
        List<String> columns = new ArrayList<>();
        for (String tag : bound) {
            if (tag.endsWith("[]")) {
                String name = tag.substring(0, tag.length() - 2);
                columns.add(name + "[0].eventId as " + name + "_0");
                columns.add(name + "[1].eventId as " + name + "_1");
            } else {
                columns.add(tag + ".eventId as " + tag + "_id");
                columns.add(tag + ".n as " + tag + "_n");
            }
        }
        return String.join(", ", columns);
    }

    private String atom() {
        String tag = "t" + nextTag++;
        String atom = tag + "=" + stream() + correlated();
        bound.add(tag);
        return atom;
    }

    private String hidden() {
        return stream() + correlated();
    }

    private String both() {
        List<String> before = new ArrayList<>(bound);
        String one = atom();
        bound.removeIf(tag -> !before.contains(tag));
        String other = atom();
        bound.add(0, one.substring(0, one.indexOf('=')));
        return one + " and " + other;
    }

    private String eitherOf(String operator) {
        List<String> before = new ArrayList<>(bound);
        String one = atom();
        String tag = bound.get(bound.size() - 1);
        bound.removeIf(each -> !before.contains(each));
        String other = random.nextBoolean() ? atom() : "timer:interval(" + seconds() + ")";
        bound.add(tag);
        return one + " " + operator + " " + other;
    }

    private String repeated() {
        String tag = "t" + nextTag++;
        String inner = tag + "=" + stream() + correlated();
        String text = switch (random.nextInt(4)) {
            case 0 -> "[" + (1 + random.nextInt(3)) + "] " + inner;
            case 1 -> "[1:3] " + inner + " until " + hidden();
            case 2 -> "[2:] " + inner + " until " + hidden();
            default -> "(" + inner + " until " + hidden() + ")";
        };
        bound.add(tag + "[]");
        return text;
    }

    private String guarded(String pattern) {
        return random.nextInt(3) == 0 ? pattern : "(" + pattern + guard() + ")";
    }

    private String guard() {
        return random.nextInt(3) == 0 ? "" : " where timer:within(" + seconds() + ")";
    }

    private String seconds() {
        return (1 + random.nextInt(12)) + " sec";
    }

    private String stream() {
        return STREAMS[random.nextInt(STREAMS.length)];
    }

    private String correlated() {
        List<String> tags = bound.stream().filter(tag -> !tag.endsWith("[]")).toList();
        if (tags.isEmpty() || random.nextInt(4) == 0) {
            return filter("");
        }
        String tag = tags.get(random.nextInt(tags.size()));
        return switch (random.nextInt(6)) {
            case 0 -> "(k=" + tag + ".k)";
            case 1 -> "(n=" + tag + ".n)";
            case 2 -> "(k=" + tag + ".k, n>" + tag + ".n)";
            case 3 -> "(k=" + tag + ".k and d != " + tag + ".d)";
            case 4 -> "(l=" + tag + ".n)";
            default -> "(n between " + tag + ".n and " + tag + ".l)";
        };
    }

    private String filter(String prefix) {
        return random.nextInt(3) == 0 ? "" : "(" + condition(prefix, 1) + ")";
    }

    private String condition(String prefix, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return switch (random.nextInt(3)) {
                case 0 -> "(" + condition(prefix, depth - 1) + " and " + condition(prefix, depth - 1) + ")";
                case 1 -> either(condition(prefix, depth - 1), condition(prefix, depth - 1));
                default -> "not (" + condition(prefix, depth - 1) + ")";
            };
        }
        String not = random.nextInt(3) == 0 ? "not " : "";
        return switch (random.nextInt(10)) {
            case 0 ->
                prefix + NUMBERS[random.nextInt(4)] + " + " + expression(prefix, 1) + comparison()
                        + expression(prefix, 1);
            case 1 -> prefix + "n " + not + "between " + random.nextInt(3) + " and " + random.nextInt(5);
            case 2 -> prefix + "k " + not + "in ('x', 'q')";
            case 3 -> prefix + "n " + not + "in (1, 2, " + prefix + "l)";
            case 4 -> prefix + "s " + not + "like " + (random.nextBoolean() ? "'a%'" : "'_b_'");
            case 5 -> prefix + "s " + not + "regexp '[aA]b.?'";
            case 6 -> prefix + (random.nextBoolean() ? "n is null" : "s is not null");
            case 7 -> prefix + "flag";
            case 8 -> prefix + "s" + comparison() + "'ab'";
            default -> prefix + NUMBERS[random.nextInt(4)] + comparison() + random.nextInt(4);
        };
    }

    /** Esper tells an event twice to a filter whose alternatives are one and the same. */
    private static String either(String one, String other) {
        return one.equals(other) ? one : "(" + one + " or " + other + ")";
    }

    private String comparison() {
        return new String[] {" = ", " != ", " < ", " <= ", " > ", " >= "}[random.nextInt(6)];
    }

    private String expression(String prefix, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0
                    ? new String[] {"1", "2", "3L", "1.5", "0.5f"}[random.nextInt(5)]
                    : prefix + NUMBERS[random.nextInt(4)];
        }
        return switch (random.nextInt(8)) {
            case 0 -> "coalesce(" + prefix + "n, " + prefix + "l, 7)";
            case 1 ->
                "(case when " + condition(prefix, 0) + " then " + expression(prefix, 0) + " else "
                        + expression(prefix, 0) + " end)";
            case 2 ->
                "cast(" + expression(prefix, depth - 1) + ", "
                        + new String[] {"int", "long", "double", "float"}[random.nextInt(4)] + ")";
            case 3 -> "(case " + prefix + "n when 1 then 10 when 2 then 20 end)";
            default ->
                "(" + expression(prefix, depth - 1) + " "
                        + new String[] {"+", "-", "*", "/", "%"}[random.nextInt(5)] + " "
                        + expression(prefix, depth - 1)
                        + ")";
        };
    }

    private String text(String prefix, int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> prefix + "k || '-' || " + prefix + "s";
            case 1 -> "coalesce(" + prefix + "s, 'none')";
            case 2 -> "case when " + condition(prefix, depth) + " then " + prefix + "s else 'other' end";
            default -> prefix + "s";
        };
    }
}
