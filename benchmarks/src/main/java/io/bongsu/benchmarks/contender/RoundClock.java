package io.bongsu.benchmarks.contender;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the round that runs in this JVM takes: time, CPU and allocation from the first event to the end, and its matches.
 *
 * <p>Shape: one round at a time, known to all threads, because the parts of a Flink job cannot be handed an object. The
 * first {@link #begun} counts, and the last {@link #ended}.
 *
 * <p>Unit: ns and bytes, of the whole process. A thread that dies within the round should call {@link #threadEnds} just
 * before; else what it allocated in its last {@value Allocation#PERIOD_MILLIS} ms is lost.
 */
public final class RoundClock {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static volatile RoundClock current = new RoundClock();

    private final Matches matches = new Matches();
    private final SortedMap<String, Double> figures = new ConcurrentSkipListMap<>();
    private final Allocation allocation = new Allocation();
    private volatile boolean begun;
    private long beginNanos;
    private long beginMillis;
    private long endMillis;
    private long beginCpuNanos;
    private long nanos = -1;
    private long cpuNanos;
    private long allocatedBytes;

    private RoundClock() {}

    /** Makes a new round the current one. */
    public static RoundClock next() {
        current.allocation.close();
        current = new RoundClock();
        return current;
    }

    public static RoundClock current() {
        return current;
    }

    /** The first event is about to leave the source. */
    public void begun() {
        if (!begun) {
            begin();
        }
    }

    private synchronized void begin() {
        if (!begun) {
            allocation.begin();
            beginCpuNanos = SYSTEM.getProcessCpuTime();
            beginMillis = System.currentTimeMillis();
            beginNanos = System.nanoTime();
            begun = true;
        }
    }

    /** An operator at the end of the line, or one of several, has seen the end of its input. */
    public synchronized void ended() {
        nanos = System.nanoTime() - beginNanos;
        cpuNanos = SYSTEM.getProcessCpuTime() - beginCpuNanos;
        allocatedBytes = allocation.bytes();
        endMillis = System.currentTimeMillis();
    }

    /** Whether an operator at the end of the line has seen the end of its input; others may follow. */
    public synchronized boolean hasEnded() {
        return nanos >= 0;
    }

    /** The calling thread will allocate no more. */
    public void threadEnds() {
        allocation.look();
    }

    public Matches matches() {
        return matches;
    }

    /** Whether a time of the wall clock was within the round. */
    public synchronized boolean includes(long millis) {
        return millis >= beginMillis && millis <= endMillis;
    }

    /** A further number of the round. */
    public void figure(String name, double value) {
        figures.put(name, value);
    }

    /** The round, when it is over. */
    public synchronized Round round(long events) {
        allocation.close();
        if (!begun || nanos < 0) {
            throw new IllegalStateException("a round begins and ends, begun=" + begun + " ended=" + (nanos >= 0));
        }
        return new Round(events, nanos, cpuNanos, allocatedBytes, matches, figures);
    }
}
