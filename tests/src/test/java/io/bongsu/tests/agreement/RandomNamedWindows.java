package io.bongsu.tests.agreement;

import java.util.List;
import java.util.Random;

/** Random modules about a named window: what fills it, what takes from it, changes it, asks it and reads it. */
final class RandomNamedWindows {
    private final Random random;

    RandomNamedWindows(Random random) {
        this.random = random;
    }

    String rule() {
        StringBuilder rule = new StringBuilder("@name('s9') create window W" + window() + " as "
                + (random.nextBoolean() ? "A" : "(k string, n int, l long, eventId string)") + ";\n");
        rule.append("@name('i0') insert into W select ")
                .append(rule.indexOf(" as A;") > 0 ? "*" : "k, n, l, eventId")
                .append(" from A")
                .append(oneOf("", "", "(n > 0)", " where l < 3"))
                .append(";\n");
        int triggers = random.nextInt(3);
        for (int i = 0; i < triggers; i++) {
            rule.append("@name('s")
                    .append(i + 5)
                    .append("') ")
                    .append(trigger())
                    .append(";\n");
        }
        rule.append("@name('s0') ").append(reader());
        if (random.nextInt(3) == 0) {
            rule.append(";\n@name('s1') ").append(reader());
        }
        return rule.toString();
    }

    private String window() {
        return oneOf(
                "#keepall",
                "#keepall",
                "#length(3)",
                "#time(4 sec)",
                "#unique(k)",
                "#lastevent",
                "#firstunique(k)",
                "#sort(3, n)",
                "#groupwin(k)#length(2)",
                "#length_batch(2)",
                "#time_batch(4 sec)");
    }

    private String trigger() {
        String event = oneOf("B as e", "B(n > 1) as e", "C as e", "pattern [every e=B -> C]");
        String where =
                oneOf("", " where w.k = e.k", " where w.n = e.n", " where w.n > e.n", " where w.k = e.k and w.l < e.l");
        return switch (random.nextInt(6)) {
            case 0, 1 -> "on " + event + " delete from W as w" + where;
            case 2 ->
                "on " + event + " select w.k as k, w.n as n, e.eventId as b from W as w" + where
                        + oneOf("", " order by w.n, w.eventId");
            case 3 ->
                "on " + event + " select " + oneOf("count(*) as c, sum(w.n) as t", "w.k as k, count(*) as c")
                        + " from W as w" + where + oneOf("", " group by w.k");
            case 4 -> "on " + event + " update W as w set n = " + oneOf("w.n + 1", "e.n", "0") + where;
            default ->
                "on B as e merge W as w where w.k = e.k when matched" + oneOf("", " and e.n > 2")
                        + " then " + oneOf("delete", "update set n = e.n")
                        + oneOf(
                                "",
                                " when not matched then insert select e.k as k, e.n as n, e.l as l, e.eventId as"
                                        + " eventId");
        };
    }

    private String reader() {
        return switch (random.nextInt(9)) {
            case 0 -> "select irstream k, n, eventId as id from W" + oneOf("", "(n > 1)", " where n > 1");
            case 1 ->
                "select irstream k, sum(n) as c, count(*) as m from W group by k" + oneOf("", " having count(*) > 1");
            case 2 -> "select count(*) as c, max(n) as x, window(eventId) as w from W";
            case 3 ->
                "select irstream k, count(*) as c from W" + oneOf("#length(2)", "#unique(n)", "#time(2 sec)")
                        + " group by k";
            case 4 ->
                "select eventId as id, (select count(*) from W as w where w.k = c.k) as m, "
                        + "exists (select * from W as x where x.n > c.n) as e from C as c";
            case 5 -> "select eventId as id, n in (select n from W) as i, (select max(n) from W) as m from C";
            case 6 -> "select w.eventId as a, c.eventId as b from W as w, C#length(2) as c where w.k = c.k";
            case 7 ->
                "select w.eventId as a, c.eventId as b from C as c unidirectional"
                        + oneOf(", W as w where w.n = c.n", " left outer join W as w on w.k = c.k");
            default ->
                "select irstream k, n from W output " + oneOf("", "last ", "all ", "snapshot ")
                        + oneOf("every 2 events", "every 3 sec");
        };
    }

    private String oneOf(String... texts) {
        return List.of(texts).get(random.nextInt(texts.length));
    }
}
