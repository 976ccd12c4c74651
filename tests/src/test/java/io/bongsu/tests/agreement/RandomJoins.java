package io.bongsu.tests.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Joins and statements with subqueries, as EPL text. */
final class RandomJoins {
    private static final String[] TYPES = {"A", "B", "C"};
    private static final String[] NAMES = {"a", "b", "c", "d", "e"};
    private static final String[] KINDS = {"inner", "left outer", "right outer", "full outer"};
    private static final String[] NUMBERS = {"n", "l", "d"};

    private final Random random;

    RandomJoins(Random random) {
        this.random = random;
    }

    String rule() {
        return random.nextInt(3) == 0 ? subqueries() : join();
    }

    private String join() {
        int streams = random.nextInt(10) < 5 ? 2 : random.nextInt(10) < 7 ? 3 : 4;
        boolean written = random.nextBoolean();
        int driving = random.nextInt(4) == 0 ? random.nextInt(streams) : -1;
        StringBuilder from = new StringBuilder();
        for (int i = 0; i < streams; i++) {
            if (i > 0) {
                String kind = KINDS[random.nextInt(KINDS.length)];
                from.append(written ? " " + kind + " join " : ", ");
            }
            from.append(one(TYPES)).append(filter());
            from.append(i == driving ? "" : window(written)).append(" as ").append(NAMES[i]);
            from.append(i == driving ? " unidirectional" : "");
            if (i > 0 && written) {
                from.append(" on ").append(on(i));
            }
        }
        List<String> conditions = new ArrayList<>();
        for (int i = random.nextInt(written ? 2 : 4); i > 0; i--) {
            conditions.add(condition(streams));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "@name('s0') " + select(streams, from + where);
    }

    private String select(int streams, String rest) {
        if (random.nextInt(4) == 0) {
            return "select a.k as g, count(*) as c, sum(b.n) as s, max(a.d) as m from " + rest + " group by a.k";
        }
        if (random.nextInt(6) == 0) {
            return "select count(*) as c, sum(b.n) as s from " + rest;
        }
        StringBuilder columns = new StringBuilder(random.nextInt(4) == 0 ? "rstream " : "");
        for (int i = 0; i < streams; i++) {
            columns.append(i == 0 ? "" : ", ")
                    .append(NAMES[i])
                    .append(".eventId as e")
                    .append(i);
        }
        return "select " + columns + " from " + rest;
    }

    private String on(int stream) {
        String mine = NAMES[stream];
        String other = NAMES[random.nextInt(stream)];
        String first = random.nextBoolean()
                ? other + ".k = " + mine + ".k"
                : mine + "." + one(NUMBERS) + " = " + other + "." + one(NUMBERS);
        return random.nextInt(4) == 0 ? first + " and " + other + ".s = " + mine + ".s" : first;
    }

    private String condition(int streams) {
        String one = NAMES[random.nextInt(streams)];
        String other = NAMES[random.nextInt(streams)];
        return switch (random.nextInt(9)) {
            case 0, 1 -> one + ".k = " + other + ".k";
            case 2 -> one + "." + one(NUMBERS) + " = " + other + "." + one(NUMBERS);
            case 3 -> one + "." + one(NUMBERS) + (random.nextBoolean() ? " < " : " >= ") + other + "." + one(NUMBERS);
            case 4 -> one + ".n between " + other + ".n and " + other + ".l";
            case 5 -> one + ".k in (" + other + ".k, " + other + ".s)";
            case 6 -> one + ".n = " + other + ".n + 1";
            case 7 -> one + ".k is " + other + ".k";
            default -> one + ".n > " + random.nextInt(4);
        };
    }

    private String filter() {
        return random.nextInt(5) == 0 ? "(n >= " + random.nextInt(3) + ")" : "";
    }

    private String window(boolean plain) {
        return switch (random.nextInt(plain ? 4 : 6)) {
            case 0 -> "#length(" + (1 + random.nextInt(4)) + ")";
            case 1 -> "#time(" + (1 + random.nextInt(15)) + " sec)";
            case 2 -> "#keepall";
            case 3 -> "#length(2)";
            case 4 -> "#lastevent";
            default -> "#unique(k)";
        };
    }

    private String subqueries() {
        String type = one(TYPES);
        List<String> columns = new ArrayList<>(List.of("a.eventId as e"));
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            columns.add(test(i) + " as q" + i);
        }
        String where = random.nextInt(3) == 0 ? " where " + truth(7) : "";
        return "@name('s0') select " + String.join(", ", columns) + " from " + type + filter()
                + (random.nextInt(3) == 0 ? "#length(2)" : "") + " as a" + where;
    }

    private String test(int number) {
        String sub = "x" + number;
        return switch (random.nextInt(4)) {
            case 0 ->
                random.nextBoolean()
                        ? "(select " + sub + "." + one(NUMBERS) + " from " + source(sub) + ")"
                        : "(select sum(" + sub + ".n) from " + source(sub) + " group by " + sub + ".s"
                                + (random.nextBoolean() ? " having count(*) > 0" : "") + ")";
            case 1 -> "(select sum(" + sub + ".n) from " + source(sub) + ")";
            case 2 ->
                "(select count(*) from " + source(sub) + (random.nextBoolean() ? " having count(*) > 1" : "") + ")";
            default -> truth(number);
        };
    }

    private String truth(int number) {
        String sub = "x" + number;
        String rows = switch (random.nextInt(4)) {
            case 0 -> "(select sum(" + sub + ".n) from " + source(sub) + " group by " + sub + ".k)";
            case 1 -> "(select max(" + sub + ".n) from " + source(sub) + ")";
            default -> "(select " + sub + ".n from " + source(sub) + ")";
        };
        return switch (random.nextInt(5)) {
            case 0 -> "exists " + rows;
            case 1 -> "not exists " + rows;
            case 2 -> "a.n " + (random.nextBoolean() ? "in " : "not in ") + rows;
            case 3 -> "a.n = " + (random.nextBoolean() ? "any " : "all ") + rows;
            default ->
                "a.n " + (random.nextBoolean() ? "<" : ">=") + (random.nextBoolean() ? " some " : " all ") + rows;
        };
    }

    private String source(String sub) {
        String where = switch (random.nextInt(6)) {
            case 0, 1 -> " where " + sub + ".k = a.k";
            case 2 -> " where " + sub + ".n < a.n";
            case 3 -> " where " + sub + ".n between a.n and a.l";
            case 4 -> " where " + sub + ".n > 1";
            default -> "";
        };
        return one(TYPES) + filter() + window(false) + " as " + sub + where;
    }

    private String one(String[] options) {
        return options[random.nextInt(options.length)];
    }
}
