package io.bongsu.tests.agreement;

import java.util.Random;

/**
 * Rules under contexts whose partitions begin and end: every kind of context over a few kinds of statements.
 *
 * <p>Partitions end at times at which nothing else is due: which comes first Esper leaves to a hash table.
 */
final class RandomContexts {
    private final Random random;

    RandomContexts(Random random) {
        this.random = random;
    }

    /** A context and one or two statements under it. */
    String rule() {
        return switch (random.nextInt(9)) {
            case 0 -> "create context K partition by k from A, k from B" + keyEnd() + ";\n" + statements("K", "");
            case 1 -> "create context K partition by k from A(n > 0)" + keyEnd() + ";\n" + statements("K", "");
            case 2 ->
                "create context K group n < 2 as low, group n between 1 and 3 as mid, group n > 2 as high from A;\n"
                        + statements("K", "context.label as label, ");
            case 3 ->
                "create context K coalesce by " + hash() + " from A granularity " + (1 + random.nextInt(3))
                        + (random.nextBoolean() ? " preallocate" : "") + ";\n" + statements("K", "");
            case 4 ->
                "create context K start "
                        + (random.nextInt(3) == 0 ? "@now end C(n > 1)" : begin() + " end " + spanEnd()) + ";\n"
                        + statements("K", "context.startTime as t0, ");
            case 5 ->
                "create context K initiated by " + begin() + " terminated after " + (1 + random.nextInt(8))
                        + " sec 7 msec;\n" + statements("K", "context.startTime as t0, ");
            case 6 ->
                "create context K start " + crontab(0, 20) + " end " + crontab(30, 50) + ";\n"
                        + statements("K", "context.startTime as t0, ");
            case 7 ->
                "create context K initiated by " + (random.nextBoolean() ? "@now and " : "") + crontab(0, 30)
                        + " terminated by "
                        + (random.nextBoolean()
                                ? crontab(10, 50)
                                : "after " + (10 + random.nextInt(90)) + " sec 3 msec")
                        + ";\n" + statements("K", "context.startTime as t0, ");
            default ->
                "create context K context D partition by k from A, k from B, context E start " + begin() + " end "
                        + spanEnd() + ";\n" + statements("K", "context.D.key1 as key, ");
        };
    }

    /** Some second of every minute, and 7 ms. */
    private String crontab(int from, int to) {
        return "(*, *, *, *, *, " + (from + random.nextInt(to - from)) + ", *, 7)";
    }

    private String hash() {
        return switch (random.nextInt(4)) {
            case 0 -> "hash_code(k)";
            case 1 -> "hash_code(k, n)";
            case 2 -> "consistent_hash_crc32(k)";
            default -> "consistent_hash_crc32(l, k)";
        };
    }

    private String keyEnd() {
        return switch (random.nextInt(4)) {
            case 0 -> " terminated by A(n = " + random.nextInt(5) + ")";
            case 1 -> " terminated by A(l > 2)";
            case 2 -> " terminated after " + (1 + random.nextInt(10)) + " sec 7 msec";
            default -> "";
        };
    }

    private String begin() {
        return switch (random.nextInt(3)) {
            case 0 -> "A(n = " + random.nextInt(4) + ") as x";
            case 1 -> "B as x";
            default -> "pattern [every x=A(l = " + random.nextInt(3) + ")]";
        };
    }

    private String spanEnd() {
        return switch (random.nextInt(4)) {
            case 0 -> "C(n > 1)";
            case 1 -> "after " + (1 + random.nextInt(10)) + " sec 7 msec";
            case 2 -> "pattern [C -> timer:interval(" + (1 + random.nextInt(3)) + " sec 7 msec)]";
            default -> "C(k = x.k)";
        };
    }

    private String statements(String context, String properties) {
        String first = "@name('s0') context " + context + " select " + properties + statement();
        return random.nextInt(3) == 0
                ? first + ";\n@name('s1') context " + context + " select " + properties + statement()
                : first;
    }

    private String statement() {
        return selected() + rate();
    }

    private String rate() {
        if (random.nextInt(3) > 0) {
            return "";
        }
        String show = new String[] {"", "", "last ", "all ", "snapshot "}[random.nextInt(5)];
        return " output " + show
                + switch (random.nextInt(5)) {
                    case 0 -> "every 2 events and when terminated";
                    case 1 -> "when terminated and count_insert > 1";
                    case 2 -> "when count_insert > 2 and when terminated";
                    default -> "when terminated";
                };
    }

    private String selected() {
        return switch (random.nextInt(13)) {
            case 0 -> "eventId as id, n from A" + (random.nextBoolean() ? "(n > 0)" : "");
            case 1 -> "count(*) as c, sum(n) as total from A";
            case 2 -> "k as g, count(*) as c from A group by k";
            case 3 -> "count(*) as c from A#time(" + (1 + random.nextInt(5)) + " sec)";
            case 4 -> "k as g, count(*) as c from A#time(" + (1 + random.nextInt(5)) + " sec)";
            case 5 -> "irstream k as g, sum(n) as c from A#length(2)";
            case 6 -> "k as g, sum(n) as c from A#length_batch(2)";
            case 7 -> "k as g, n as v, count(*) as c from A#time(3 sec) group by n";
            case 8 -> "x.eventId as a, y.eventId as b from A#length(2) as x, B#length(3) as y where x.n = y.n";
            case 9 ->
                "x.eventId as a, y.eventId as b from A#time(4 sec) as x left outer join B#lastevent as y on x.k = y.k";
            case 10 -> "eventId as id, (select max(n) from B#length(2)) as m from A";
            case 11 -> "eventId as id, (select k from B#lastevent as y where y.n = x.n) as m from A as x";
            default -> "a.eventId as a, b.eventId as b from pattern [every a=A -> b=A(n >= a.n)]";
        };
    }
}
