package io.bongsu.benchmarks.contender;

import com.sun.management.ThreadMXBean;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.lang.management.ManagementFactory;

/**
 * Bytes that all threads of this JVM have allocated since {@link #begin}.
 *
 * <p>Shape: the JVM forgets what a thread allocated when it dies, so a sampler looks at all threads every {@value
 * #PERIOD_MILLIS} ms.
 *
 * <p>Cost: some 50 µs per look.
 */
final class Allocation implements AutoCloseable {
    static final int PERIOD_MILLIS = 50;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Long2LongOpenHashMap first = new Long2LongOpenHashMap();
    private final Long2LongOpenHashMap last = new Long2LongOpenHashMap();
    private Thread sampler;

    synchronized void begin() {
        look(first);
        sampler = new Thread(this::sample, "bench-allocation");
        sampler.setDaemon(true);
        sampler.start();
    }

    synchronized void look() {
        look(last);
    }

    synchronized long bytes() {
        look(last);
        long bytes = 0;
        for (var entry : last.long2LongEntrySet()) {
            bytes += entry.getLongValue() - first.get(entry.getLongKey());
        }
        return bytes;
    }

    private static void look(Long2LongOpenHashMap into) {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                into.put(ids[i], Math.max(bytes[i], into.get(ids[i])));
            }
        }
    }

    private void sample() {
        try {
            while (!Thread.interrupted()) {
                look();
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (sampler != null) {
            sampler.interrupt();
            sampler = null;
        }
    }
}
