package io.bongsu.jobs.detect;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.DueQueue;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.state.StateException;
import java.nio.ByteBuffer;

/**
 * A partition on the heap: what keyed state and Flink's timers know of it.
 *
 * <p>Shape: as bytes, the time of its timer (8 bytes), then the partition. The timer is never later than what is due, and is
 * set only when the partition is written: what comes and goes between two checkpoints never becomes a timer.
 */
final class CachedPartition extends DueQueue.Entry {
    private static final int TIMER_BYTES = Long.BYTES;

    private final Partition partition;
    private long timerMillis = Partition.NEVER;
    private boolean dirty;
    private boolean stored;
    private int failures;

    CachedPartition(Partition partition) {
        this.partition = partition;
    }

    Partition partition() {
        return partition;
    }

    PartitionKey key() {
        return partition.key();
    }

    /** Time of the Flink timer that will ask for the partition, or {@link Partition#NEVER}. */
    long timerMillis() {
        return timerMillis;
    }

    void timer(long millis) {
        timerMillis = millis;
    }

    boolean isDirty() {
        return dirty;
    }

    void dirty(boolean dirty) {
        this.dirty = dirty;
    }

    /** Whether keyed state has bytes of it, of now or before. */
    boolean isStored() {
        return stored;
    }

    void stored(boolean stored) {
        this.stored = stored;
    }

    /** Counts a failure; how many there were in a row. */
    int fail() {
        return ++failures;
    }

    void succeed() {
        failures = 0;
    }

    byte[] encode(RuleSet rules) {
        byte[] state = partition.encode(rules);
        return ByteBuffer.allocate(TIMER_BYTES + state.length)
                .putLong(timerMillis)
                .put(state)
                .array();
    }

    static CachedPartition decode(PartitionKey key, byte[] bytes, RuleSet rules) {
        if (bytes.length < TIMER_BYTES) {
            throw new StateException("a partition's bytes begin with a time, bytes=" + bytes.length + " key=" + key);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long timer = buffer.getLong();
        byte[] state = new byte[buffer.remaining()];
        buffer.get(state);
        CachedPartition cached = new CachedPartition(Partition.decode(key, state, rules));
        cached.timerMillis = timer;
        cached.stored = true;
        return cached;
    }
}
