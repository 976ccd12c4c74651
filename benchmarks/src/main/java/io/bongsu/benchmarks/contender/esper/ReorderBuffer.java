package io.bongsu.benchmarks.contender.esper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts events that come a little late into time order: Esper itself takes them as they come.
 *
 * <p>Shape: a ring of lists, one per ms that can still get an event; events of one ms stay in the order in which they came.
 *
 * <p>Unit: ms. Cost: O(1) per event and per ms, nothing allocated once the lists have grown.
 */
final class ReorderBuffer<E> {
    private final List<List<E>> ring = new ArrayList<>();
    private final long latenessMillis;
    private final Consumer<E> output;
    private long nextMillis = Long.MIN_VALUE;
    private long latestMillis = Long.MIN_VALUE;

    ReorderBuffer(long latenessMillis, Consumer<E> output) {
        this.latenessMillis = latenessMillis;
        this.output = output;
        for (long i = 0; i <= latenessMillis + 1; i++) {
            ring.add(new ArrayList<>());
        }
    }

    void add(E event, long timeMillis) {
        if (timeMillis > latestMillis) {
            latestMillis = timeMillis;
            releaseBefore(timeMillis - latenessMillis);
        }
        ring.get(place(timeMillis)).add(event);
    }

    /** Releases what is left and forgets the time. */
    void finish() {
        if (latestMillis != Long.MIN_VALUE) {
            releaseBefore(latestMillis + 1);
        }
        nextMillis = Long.MIN_VALUE;
        latestMillis = Long.MIN_VALUE;
    }

    /** Everything that waits lies within one length of the ring from {@code nextMillis}. */
    private void releaseBefore(long endMillis) {
        if (nextMillis == Long.MIN_VALUE) {
            nextMillis = endMillis;
        }
        long end = Math.min(endMillis, nextMillis + ring.size());
        for (long millis = nextMillis; millis < end; millis++) {
            List<E> due = ring.get(place(millis));
            for (int i = 0; i < due.size(); i++) {
                output.accept(due.get(i));
            }
            due.clear();
        }
        nextMillis = Math.max(nextMillis, endMillis);
    }

    private int place(long millis) {
        return (int) Math.floorMod(millis, (long) ring.size());
    }
}
