package io.bongsu.engine.pattern;

import java.util.TreeSet;

/** The timers of one machine, by time. Cost: O(log n) to set, cancel and take. */
final class Timers {
    private final TreeSet<Timer> queue = new TreeSet<>();

    void set(Timer timer) {
        queue.add(timer);
    }

    void cancel(Timer timer) {
        queue.remove(timer);
    }

    /** Time of the next timer, or Long.MAX_VALUE. */
    long nextDueMillis() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.first().dueMillis();
    }

    /** Does everything due at or before the time, in order. */
    void fire(long nowMillis) {
        while (!queue.isEmpty() && queue.first().dueMillis() <= nowMillis) {
            queue.pollFirst().action().run();
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }
}
