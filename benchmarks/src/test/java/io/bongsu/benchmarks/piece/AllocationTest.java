package io.bongsu.benchmarks.piece;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RuleSet;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an event may allocate on its way through the engine. Not timed: bytes are counted by the JVM, exactly.
 *
 * <p>Shape: rounds of events until the compiler has got it under the bound; a bound that {@value #ROUNDS} rounds do not keep
 * is broken. Bounds are what was measured, per event; lower them when something gets better, and raise none without a
 * reason.
 */
final class AllocationTest {
    /** No rule wants the event: texts, ranges and patterns are asked without making anything. */
    private static final long NO_MATCH_BYTES = 0;
    /** Wanted by the second step of a pattern that nobody has started: its key and its place in the queue. */
    private static final long STARTS_NOTHING_BYTES = 120;
    /** Measured 680 to 712, as the compiler inlines: partition, rule state, partial match, timer, besides key and place in the queue. */
    private static final long STARTS_BYTES = 752;
    /** Measured 448: the match, its evidence and columns, besides key and place in the queue. */
    private static final long ENDS_BYTES = 496;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 2_000;
    /** What asking for the count may itself allocate in a round. */
    private static final long ASKING_BYTES = 256;

    private static final int EVENTS = 2_000;
    private static final KeyedRule RULE = new KeyedRule();

    private final Event[] reports = new Event[EVENTS];
    private final Event[] reads = new Event[EVENTS];

    AllocationTest() {
        for (int i = 0; i < EVENTS; i++) {
            reports[i] = RULE.report("k" + i, 2L * i, 1_000);
            reads[i] = RULE.read("k" + i, 2L * i + 1, 2_000);
        }
    }

    @Test
    void anEventThatNoRuleWantsAllocatesNextToNothing() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            texts.add("@name('open') select k from Read(k = 'x" + i + "')");
            texts.add("@name('open') select k from Read(ts > " + (10_000 + i) + ")");
            texts.add("@name('open') select a.k as k from pattern [every a=Report(k = 'y" + i + "') -> b=Read(k = 'z"
                    + i + "') where timer:within(60 sec)]");
        }
        RuleSet rules = RULE.compile(texts);
        long[] wanted = new long[1];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > NO_MATCH_BYTES; round++) {
            least = Math.min(least, bytesPerEvent(() -> {
                for (int i = 0; i < EVENTS; i++) {
                    wanted[0] += rules.route(i % 2 == 0 ? reads[i] : reports[i]).size();
                }
            }));
        }
        assertThat(wanted[0]).isZero();
        assertThat(least).as("bytes per event").isLessThanOrEqualTo(NO_MATCH_BYTES);
    }

    @Test
    void aKeyedPatternAllocatesWhatItKeepsAndNoMore() {
        long[] detections = new long[1];
        KeyedPath path = new KeyedPath(RULE.compile(List.of(KeyedRule.PATTERN)), detection -> detections[0]++);
        Partition[] kept = new Partition[EVENTS];
        long nothing = Long.MAX_VALUE;
        long starts = Long.MAX_VALUE;
        long ends = Long.MAX_VALUE;
        int rounds = 0;
        while (rounds < ROUNDS && (nothing > STARTS_NOTHING_BYTES || starts > STARTS_BYTES || ends > ENDS_BYTES)) {
            rounds++;
            nothing = Math.min(nothing, bytesPerEvent(() -> feed(path, kept, reads)));
            assertThat(kept).containsOnlyNulls();
            starts = Math.min(starts, bytesPerEvent(() -> feed(path, kept, reports)));
            assertThat(kept).doesNotContainNull();
            ends = Math.min(ends, bytesPerEvent(() -> feed(path, kept, reads)));
            assertThat(kept).containsOnlyNulls();
        }
        assertThat(detections[0]).isEqualTo((long) rounds * EVENTS);
        assertThat(nothing).as("bytes per event that starts nothing").isLessThanOrEqualTo(STARTS_NOTHING_BYTES);
        assertThat(starts).as("bytes per event that starts").isLessThanOrEqualTo(STARTS_BYTES);
        assertThat(ends).as("bytes per event that ends").isLessThanOrEqualTo(ENDS_BYTES);
    }

    private static void feed(KeyedPath path, Partition[] kept, Event[] events) {
        for (int i = 0; i < EVENTS; i++) {
            kept[i] = path.feed(kept[i], events[i]);
        }
    }

    /** Rounded up to whole bytes. */
    private static long bytesPerEvent(Runnable round) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        round.run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before - ASKING_BYTES;
        return Math.max(0, (bytes + EVENTS - 1) / EVENTS);
    }
}
