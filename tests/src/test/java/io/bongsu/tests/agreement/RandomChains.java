package io.bongsu.tests.agreement;

import java.util.List;
import java.util.Random;

/**
 * Random modules of several statements: streams that one inserts into and others read, split streams, updates of events
 * before all statements, variables that events set, local groups, rates by crontab and by condition.
 */
final class RandomChains {
    private final Random random;
    private boolean variable;

    RandomChains(Random random) {
        this.random = random;
    }

    /** Statements {@code s0} and, sometimes, {@code s1} and {@code s2} are those that are compared. */
    String rule() {
        StringBuilder rule = new StringBuilder();
        variable = random.nextInt(3) == 0;
        if (variable) {
            rule.append("@name('v') create variable int v = ")
                    .append(random.nextInt(4))
                    .append(";\n");
            rule.append(oneOf(
                    "@name('on') on B set v = n;\n",
                    "@name('on') on C(n > 1) set v = v + 1;\n",
                    "@name('on') on B(k = 'x') set v = coalesce(n, 0) * 2;\n",
                    "@name('on') on pattern [every B -> C] set v = v - 1;\n"));
        }
        if (random.nextInt(6) == 0) {
            rule.append("@name('u') update istream A set n = ")
                    .append(oneOf("n + 1", "coalesce(n, 0) * 2", "cast(l, int)"))
                    .append(oneOf("", " where l > 1", ", s = k where d > 2"))
                    .append(";\n");
        }
        boolean split = random.nextInt(3) == 0;
        rule.append(split ? split() : "@name('i0') insert into P " + source() + ";\n");
        if (!split && random.nextInt(4) == 0) {
            rule.append("@name('i1') insert into P select k, n, l, eventId as id from C(n > 1);\n");
        }
        if (!split && random.nextInt(4) == 0) {
            rule.append("@name('i2') insert into Q select k, n + 1 as n, l, id from P(n > ")
                    .append(limit())
                    .append(");\n");
            split = true;
        }
        rule.append("@name('s0') ").append(reader("P", "Q", split));
        if (random.nextInt(3) == 0) {
            rule.append(";\n@name('s1') ").append(reader("P", "Q", split));
        }
        if (split && random.nextInt(3) == 0) {
            rule.append(";\n@name('s2') ").append(reader("Q", "P", true));
        }
        return rule.toString();
    }

    private String limit() {
        return variable && random.nextBoolean() ? "v" : Integer.toString(random.nextInt(3));
    }

    private String split() {
        String all = random.nextInt(3) == 0 ? " output all" : "";
        return "@name('s9') on A insert into P select k, n, l, eventId as id where n > " + limit()
                + " insert into Q select k, n, l, eventId as id"
                + oneOf("", " where l > 0", " where k = 'x'") + all + ";\n";
    }

    private String source() {
        return switch (random.nextInt(6)) {
            case 0 -> "select k, n, l, eventId as id from A" + oneOf("", "(n > 0)", "(k != 'z', l < 3)");
            case 1 -> "select k, cast(count(*), int) as n, sum(l) as l, max(eventId) as id from A#length(3) group by k";
            case 2 -> "select a.k as k, b.n as n, a.l as l, b.eventId as id from pattern [every a=A -> b=B(k = a.k)]";
            case 3 ->
                "select a.k as k, b.n as n, b.l as l, a.eventId as id from A#length(2) as a, B#lastevent as b "
                        + "where a.k = b.k";
            case 4 -> "select rstream k, n, l, eventId as id from A#length(" + (1 + random.nextInt(3)) + ")";
            default -> "select k, prior(1, n) as n, l, eventId as id from A where n > " + limit();
        };
    }

    private String reader(String stream, String other, boolean both) {
        String rate = random.nextInt(3) == 0 ? rate() : "";
        return switch (random.nextInt(11)) {
            case 0 -> "select id, k, n from " + stream + filter() + rate;
            case 1 ->
                "select irstream k, sum(n) as c, count(*) as m from " + stream + filter() + window() + " group by k"
                        + having() + rate;
            case 2 ->
                "select k, n, sum(n, group_by: k) as c, count(*, group_by: ()) as m from " + stream + window() + rate;
            case 3 -> "select id, sum(l, group_by: n) as c, avg(n, group_by: k) as m from " + stream + window() + rate;
            case 4 ->
                "select a.id as a, b.id as b from pattern [every a=" + stream + " -> b=" + (both ? other : "P")
                        + "(k = a.k) where timer:within(" + (2 + random.nextInt(9)) + " sec)]";
            case 5 ->
                "select a.id as a, b.eventId as b from " + stream + window() + " as a, B#length(2) as b "
                        + "where a.k = b.k" + rate;
            case 6 ->
                "select id, (select max(x.n) from B#length(3) as x where x.k = p.k) as m, "
                        + "exists (select * from C#lastevent as c where c.n > p.n) as e from " + stream + " as p";
            case 7 ->
                "select id, prev(1, n) as a, prior(2, id) as b, prevcount(n) as c from " + stream + "#length("
                        + (2 + random.nextInt(3)) + ")" + rate;
            case 8 ->
                "select " + oneOf("", "distinct ") + "k, n from " + stream + window() + rate
                        + oneOf("", " order by n, k", " order by k desc, n limit 2");
            case 9 ->
                "select k, count(*) as c" + (variable ? ", v" : "") + " from " + stream + filter() + " group by k"
                        + having() + rate;
            default ->
                "select count(*) as c, first(id) as f, last(id) as g, window(n) as w from " + stream
                        + oneOf("#length(2)", "#time(3 sec)", "#keepall", "#unique(k)") + having() + rate;
        };
    }

    private String filter() {
        return switch (random.nextInt(4)) {
            case 0 -> "(n > " + limit() + ")";
            case 1 -> "(k in ('x', 'y'))";
            default -> "";
        };
    }

    private String having() {
        return random.nextInt(4) == 0 ? " having count(*) > " + limit() : "";
    }

    private String window() {
        return oneOf(
                "#length(2)",
                "#length(3)",
                "#time(4 sec)",
                "#keepall",
                "#unique(k)",
                "#lastevent",
                "#time_batch(3 sec)",
                "#length_batch(2)",
                "#firstunique(k)",
                "#sort(2, n)",
                "#groupwin(k)#length(1)");
    }

    private String rate() {
        return switch (random.nextInt(variable ? 7 : 5)) {
            case 0 -> " output " + show() + "every " + (1 + random.nextInt(3)) + " events";
            case 1 -> " output " + show() + "every " + (1 + random.nextInt(5)) + " sec";
            case 2 -> " output " + show() + "at (*, *, *, *, *, */" + (5 + random.nextInt(10)) + ")";
            case 3 -> " output " + show() + "when count_insert > " + random.nextInt(3);
            case 4 -> " output after " + (1 + random.nextInt(3)) + " events";
            case 5 -> " output " + show() + "when v > " + random.nextInt(3);
            default -> " output when v > " + random.nextInt(3) + " then set v = 0";
        };
    }

    private String show() {
        return oneOf("", "", "last ", "all ", "first ", "snapshot ");
    }

    private String oneOf(String... texts) {
        return List.of(texts).get(random.nextInt(texts.length));
    }
}
