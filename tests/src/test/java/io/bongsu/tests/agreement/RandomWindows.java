package io.bongsu.tests.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random statements over data windows of every kind, several at once, in groups, under derived values, with what they see of
 * other events.
 */
final class RandomWindows {
    private static final List<String> KEYS = List.of("k", "n", "k, n", "n % 2", "s");

    private final Random random;
    /** Whether {@code prev} can be asked of the windows. */
    private boolean ordered;

    RandomWindows(Random random) {
        this.random = random;
    }

    String statement() {
        if (random.nextInt(8) == 0) {
            return derived();
        }
        ordered = false;
        String windows = windows();
        String stream = random.nextInt(8) == 0 ? "pattern [every a=A -> b=B(k = a.k) where timer:within(20 sec)]" : "";
        boolean pattern = !stream.isEmpty();
        if (pattern) {
            windows = oneOf(List.of(
                    "#length(2)",
                    "#time(7 sec)",
                    "#unique(a.k)",
                    "#length_batch(2)",
                    "#keepall",
                    "#time_batch(5 sec)",
                    "#groupwin(b.n)#length(1)",
                    "#time(9 sec)#unique(b.n)"));
            ordered = false;
        }
        String from = pattern ? stream + windows : "A" + (random.nextInt(4) == 0 ? "(n > 0)" : "") + windows;
        String where = pattern || random.nextInt(4) > 0 ? "" : " where n < 4";
        return "@name('s0') select " + (random.nextInt(4) == 0 ? "" : "irstream ") + columns(pattern) + " from " + from
                + where;
    }

    private String columns(boolean pattern) {
        if (pattern) {
            return random.nextBoolean() ? "a.eventId as x, b.eventId as y" : "count(*) as c, sum(b.n) as t";
        }
        List<String> columns = new ArrayList<>();
        int kind = random.nextInt(4);
        if (kind == 0) {
            return "count(*) as c, sum(n) as t, min(d) as m";
        }
        columns.add("eventId as id");
        if (kind == 1) {
            columns.add("sum(n) as t");
        }
        if (kind == 2) {
            columns.add("n as n");
        }
        if (ordered && random.nextBoolean()) {
            columns.add("prev(1, eventId) as p1");
            columns.add("prev(n, eventId) as pn");
            columns.add("prevtail(0, eventId) as p2");
            columns.add("prevtail(1, eventId) as p3");
            columns.add("prevcount(eventId) as p4");
            columns.add("prevwindow(eventId) as p5");
        }
        if (random.nextInt(4) == 0) {
            columns.add("prior(1, eventId) as q1");
            columns.add("prior(3, n) as q2");
        }
        return String.join(", ", columns);
    }

    private String windows() {
        switch (random.nextInt(6)) {
            case 0:
                return window(false) + window(false);
            case 1:
                return "#groupwin(" + oneOf(KEYS) + ")" + window(true) + (random.nextInt(4) == 0 ? window(false) : "");
            case 2:
                return window(false) + window(false) + " retain-union";
            default:
                return window(true);
        }
    }

    private String derived() {
        String window = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "#length(" + count() + ")";
            case 2 -> "#time(" + seconds() + ")";
            default -> "#unique(k)";
        };
        String group = window.isEmpty() || random.nextBoolean() ? "" : "#groupwin(k)";
        String view = oneOf(
                List.of("#size", "#uni(n)", "#uni(d, s)", "#correl(n, d)", "#linest(n, l)", "#weighted_avg(d, n)"));
        return "@name('s0') select irstream * from A" + group + window + view;
    }

    /** {@code alone}: no other window beside it, so that its order can be asked for. */
    private String window(boolean alone) {
        boolean asks = alone;
        String window;
        switch (random.nextInt(21)) {
            case 0 -> window = "#time(" + seconds() + ")";
            case 1 -> window = "#length(" + count() + ")";
            case 2 -> window = "#keepall";
            case 3 -> window = "#length_batch(" + count() + ")";
            case 4 -> window = "#time_batch(" + seconds() + (random.nextBoolean() ? "" : ", 500L") + ")";
            case 5 -> window = "#time_length_batch(" + seconds() + ", " + count() + ")";
            case 6 -> window = "#ext_timed(" + timestamp() + ", " + seconds() + ")";
            case 7 -> window = "#ext_timed_batch(" + timestamp() + ", " + seconds() + ")";
            case 8 -> window = "#time_accum(" + seconds() + ")";
            case 9 -> window = "#time_order(" + timestamp() + ", " + seconds() + ")";
            case 10 -> window = "#sort(" + count() + ", " + keys() + ")";
            case 11 -> window = "#rank(" + oneOf(List.of("k", "s", "k, flag")) + ", " + count() + ", " + keys() + ")";
            case 12 ->
                window = "#expr("
                        + oneOf(List.of(
                                "current_count <= 3",
                                "newest_timestamp - oldest_timestamp < 5000",
                                "newest_event.k = oldest_event.k",
                                "expired_count < 1 and current_count > 2 or n > 0"))
                        + ")";
            case 13 ->
                window = "#expr_batch("
                        + oneOf(List.of("current_count >= 3", "newest_timestamp - oldest_timestamp > 3000", "n = 2"))
                        + (random.nextBoolean() ? "" : ", " + random.nextBoolean())
                        + ")";
            case 14 -> window = "#timetolive(ts + 1000L * coalesce(n, 1))";
            default -> {
                asks = false;
                window = switch (random.nextInt(6)) {
                    case 0 -> "#lastevent";
                    case 1 -> "#firstevent";
                    case 2 -> "#firstlength(" + count() + ")";
                    case 3 -> "#firsttime(" + seconds() + ")";
                    case 4 -> "#unique(" + oneOf(KEYS) + ")";
                    default -> "#firstunique(" + oneOf(KEYS) + ")";
                };
            }
        }
        ordered = asks;
        return window;
    }

    private String timestamp() {
        return random.nextBoolean() ? "ts" : "ts - 1000L * coalesce(n, 0)";
    }

    private String keys() {
        return oneOf(List.of("n", "n desc", "k, n desc", "d", "l desc, k"));
    }

    private int count() {
        return 1 + random.nextInt(4);
    }

    private String seconds() {
        return (1 + random.nextInt(12)) + " sec";
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
