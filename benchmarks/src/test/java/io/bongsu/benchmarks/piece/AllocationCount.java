package io.bongsu.benchmarks.piece;

import com.sun.management.ThreadMXBean;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RuleSet;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what the engine allocates for {@value #EVENTS} events, and prints it: the program of {@link AllocationTest}.
 *
 * <p>Shape: a line per path, {@code name bytes}. Each path is run until two rounds in a row allocate the same.
 */
final class AllocationCount {
    static final int EVENTS = 2_000;

    private static final int ROUNDS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final KeyedRule RULE = new KeyedRule();

    private final Event[] reports = new Event[EVENTS];
    private final Event[] reads = new Event[EVENTS];
    private final Partition[] kept = new Partition[EVENTS];
    private long found;

    private AllocationCount() {
        for (int i = 0; i < EVENTS; i++) {
            reports[i] = RULE.report("k" + i, 2L * i, 1_000);
            reads[i] = RULE.read("k" + i, 2L * i + 1, 2_000);
        }
    }

    public static void main(String[] arguments) {
        AllocationCount count = new AllocationCount();
        count.noMatch();
        count.keyedPattern();
    }

    private void noMatch() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            texts.add("@name('open') select k from Read(k = 'x" + i + "')");
            texts.add("@name('open') select k from Read(ts > " + (10_000 + i) + ")");
            texts.add("@name('open') select a.k as k from pattern [every a=Report(k = 'y" + i + "') -> b=Read(k = 'z"
                    + i + "') where timer:within(60 sec)]");
        }
        RuleSet rules = RULE.compile(texts);
        Runnable round = () -> {
            for (int i = 0; i < EVENTS; i++) {
                found += rules.route(i % 2 == 0 ? reads[i] : reports[i]).size();
            }
        };
        long before = -1;
        long bytes = bytes(round);
        for (int i = 0; i < ROUNDS && bytes != before; i++) {
            before = bytes;
            bytes = bytes(round);
        }
        check(found == 0, "no rule wants the events");
        tell("no-match", bytes);
    }

    private void keyedPattern() {
        KeyedPath path = new KeyedPath(RULE.compile(List.of(KeyedRule.PATTERN)), detection -> found++);
        long nothing = 0;
        long starts = 0;
        long ends = 0;
        long before = -1;
        int rounds = 0;
        while (rounds < ROUNDS && nothing + starts + ends != before) {
            before = nothing + starts + ends;
            rounds++;
            nothing = bytes(() -> feed(path, reads));
            starts = bytes(() -> feed(path, reports));
            ends = bytes(() -> feed(path, reads));
        }
        check(found == (long) rounds * EVENTS, "each report finds its read");
        tell("starts-nothing", nothing);
        tell("starts", starts);
        tell("ends", ends);
    }

    private void feed(KeyedPath path, Event[] events) {
        for (int i = 0; i < EVENTS; i++) {
            kept[i] = path.feed(kept[i], events[i]);
        }
    }

    private static long bytes(Runnable round) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        round.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the counted path must be the right one: " + what);
        }
    }

    private static void tell(String name, long bytes) {
        System.out.println(name + " " + bytes);
    }
}
