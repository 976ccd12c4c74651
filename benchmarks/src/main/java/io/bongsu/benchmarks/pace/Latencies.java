package io.bongsu.benchmarks.pace;

import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * How long after an event was due its alert was there.
 *
 * <p>Shape: every alert counts, but those of the first events, while the JVM warms up. Percentiles are exact.
 *
 * <p>Unit: ms. Cost: 8 bytes per alert; many threads may add.
 */
public final class Latencies {
    private static volatile Latencies current = new Latencies(0);

    private final long fromIndex;
    private final LongArrayList nanos = new LongArrayList();

    private Latencies(long fromIndex) {
        this.fromIndex = fromIndex;
    }

    /** Makes a new round the current one; events before {@code fromIndex} do not count. */
    public static Latencies next(long fromIndex) {
        current = new Latencies(fromIndex);
        return current;
    }

    public static Latencies current() {
        return current;
    }

    /** The alert of an event is there. */
    public void arrived(long index, long nowNanos) {
        if (index >= fromIndex) {
            long latency = nowNanos - PaceClock.current().dueNanos(index);
            synchronized (this) {
                nanos.add(latency);
            }
        }
    }

    public synchronized int count() {
        return nanos.size();
    }

    /** The latency that {@code part} of the alerts keep to; NaN when there were none. */
    public synchronized double millis(double part) {
        if (nanos.isEmpty()) {
            return Double.NaN;
        }
        LongArrayList ascending = new LongArrayList(nanos);
        ascending.sort(null);
        int place = (int) Math.ceil(part * ascending.size()) - 1;
        return ascending.getLong(Math.max(0, place)) / 1e6;
    }
}
