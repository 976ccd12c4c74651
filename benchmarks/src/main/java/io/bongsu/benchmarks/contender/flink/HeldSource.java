package io.bongsu.benchmarks.contender.flink;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Tells when every subtask of a source that holds has sent its last event. One job at a time. */
final class HeldSource {
    private static final SortedSet<Integer> REACHED = new TreeSet<>();

    private HeldSource() {}

    static void reset() {
        synchronized (REACHED) {
            REACHED.clear();
        }
    }

    static void reached(int subtask) {
        synchronized (REACHED) {
            REACHED.add(subtask);
            REACHED.notifyAll();
        }
    }

    /** True when all have reached the end; false after some ms. */
    static boolean await(int subtasks, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (REACHED) {
            while (REACHED.size() < subtasks) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                REACHED.wait(left);
            }
            return true;
        }
    }
}
