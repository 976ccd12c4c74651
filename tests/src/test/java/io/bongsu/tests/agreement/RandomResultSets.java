package io.bongsu.tests.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random statements about what becomes of the rows: aggregates and groups of every form, having, order by, distinct, limit,
 * output rates.
 */
final class RandomResultSets {
    private static final List<String> NUMBERS = List.of("n", "l", "d", "f");
    private static final List<String> GROUPS = List.of("k", "n", "s", "n % 2");

    private final Random random;
    private final List<String> columns = new ArrayList<>();
    /** What a row can be ordered or filtered by. */
    private final List<String> terms = new ArrayList<>();

    RandomResultSets(Random random) {
        this.random = random;
    }

    String statement() {
        columns.clear();
        terms.clear();
        boolean joined = random.nextInt(6) == 0;
        String prefix = joined ? "a." : "";
        String window = window();
        String from = joined
                ? "A" + window(true) + " as a, B" + window(true) + " as b where a.k = b.k"
                : "A" + (random.nextInt(5) == 0 ? "(n > 0)" : "") + window
                        + (random.nextInt(6) == 0 ? " where l < 3" : "");
        boolean whole = joined || !window.isEmpty();
        String group = switch (random.nextInt(10)) {
            case 0, 1, 2 -> "";
            case 3, 4, 5, 6 -> groupBy(prefix);
            case 7 -> dimensions(prefix, "rollup");
            case 8 -> dimensions(prefix, "cube");
            default -> sets(prefix);
        };
        if (group.isEmpty() || random.nextInt(4) == 0) {
            plain(prefix, joined);
        }
        int aggregates = group.isEmpty() ? random.nextInt(3) : 1 + random.nextInt(2);
        for (int i = 0; i < aggregates; i++) {
            add(aggregate(prefix, whole), "v" + i);
        }
        String keyword = switch (random.nextInt(5)) {
            case 0 -> whole ? "irstream " : "";
            case 1 -> whole && random.nextInt(3) == 0 ? "rstream " : "";
            default -> "";
        };
        String distinct = random.nextInt(8) == 0 ? "distinct " : "";
        String having = aggregates > 0 && random.nextInt(4) == 0 ? " having count(*) > " + random.nextInt(3) : "";
        String rate = random.nextInt(5) < 3 ? rate() : "";
        String order = random.nextInt(3) == 0 ? orderBy() : "";
        String limit = random.nextInt(8) == 0
                ? " limit " + (1 + random.nextInt(3)) + (random.nextBoolean() ? "" : " offset 1")
                : "";
        return "@name('s0') select " + keyword + distinct + String.join(", ", columns) + " from " + from + group
                + having + rate + order + limit;
    }

    private void plain(String prefix, boolean joined) {
        add(prefix + "eventId", "id");
        if (joined || random.nextBoolean()) {
            add((joined ? "b." : "") + "n", "p");
        }
    }

    private void add(String expression, String name) {
        columns.add(expression + " as " + name);
        terms.add(expression);
    }

    private String groupBy(String prefix) {
        List<String> keys = keys(prefix, 1 + random.nextInt(2));
        for (int i = 0; i < keys.size(); i++) {
            add(keys.get(i), "g" + i);
        }
        return " group by " + String.join(", ", keys);
    }

    private String dimensions(String prefix, String form) {
        List<String> keys = keys(prefix, 2);
        add(keys.get(0), "g0");
        add(keys.get(1), "g1");
        if (random.nextInt(3) == 0) {
            columns.add("grouping(" + keys.get(0) + ") as gr");
        }
        return " group by " + form + "(" + String.join(", ", keys) + ")";
    }

    private String sets(String prefix) {
        add(prefix + "k", "g0");
        add(prefix + "n", "g1");
        String both = "(" + prefix + "k, " + prefix + "n)";
        return " group by grouping sets("
                + oneOf(List.of(
                        both + ", " + prefix + "k", prefix + "k, " + prefix + "n", both + ", ()", prefix + "n, ()"))
                + ")";
    }

    private List<String> keys(String prefix, int count) {
        List<String> keys = new ArrayList<>();
        while (keys.size() < count) {
            String key = prefix + oneOf(prefix.isEmpty() && count == 1 ? GROUPS : GROUPS.subList(0, 3));
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private String aggregate(String prefix, boolean whole) {
        String number = prefix + oneOf(NUMBERS);
        String filter = random.nextInt(6) == 0 ? ", filter: " + prefix + "l > 1" : "";
        String of = (random.nextInt(6) == 0 ? "distinct " : "") + number + filter;
        return switch (random.nextInt(whole ? 16 : 12)) {
            case 0, 1, 2 -> "count(*" + filter + ")";
            case 3 -> "count(" + of + ")";
            case 4, 5 -> "sum(" + of + ")";
            case 6 -> "avg(" + of + ")";
            case 7 -> "min(" + of + ")";
            case 8 -> "max(" + of + ")";
            case 9 -> "median(" + of + ")";
            case 10 -> random.nextBoolean() ? "stddev(" + of + ")" : "avedev(" + of + ")";
            case 11 -> random.nextBoolean() ? "countever(" + number + ")" : "maxever(" + number + ")";
            case 12 -> "first(" + prefix + "eventId)";
            case 13 -> "last(" + prefix + "eventId)";
            case 14 -> "window(" + prefix + "n)";
            default -> "nth(" + prefix + "n, 1)";
        };
    }

    private String window() {
        return window(random.nextInt(5) > 0);
    }

    private String window(boolean needed) {
        if (!needed) {
            return "";
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> "#length(" + (1 + random.nextInt(4)) + ")";
            case 2 -> "#keepall";
            case 3 -> "#unique(k)";
            case 4 -> "#length_batch(" + (2 + random.nextInt(3)) + ")";
            case 5 -> "#time_batch(" + (1 + random.nextInt(7)) + " sec)";
            default -> "#time(" + (1 + random.nextInt(12)) + " sec)";
        };
    }

    private String rate() {
        String every = random.nextBoolean()
                ? "every " + (1 + random.nextInt(4)) + " events"
                : "every " + (1 + random.nextInt(7)) + " sec";
        String kind = oneOf(List.of("", "first ", "last ", "all ", "snapshot "));
        String after = random.nextInt(8) == 0 ? "after " + (1 + random.nextInt(3)) + " events " : "";
        return " output " + after + kind + every;
    }

    private String orderBy() {
        String order = oneOf(terms) + (random.nextBoolean() ? " desc" : "");
        return " order by " + (random.nextInt(3) == 0 ? order + ", " + oneOf(terms) : order);
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
