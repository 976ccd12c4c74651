package io.bongsu.jobs.detect;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RuleSet;
import java.nio.ByteBuffer;

/**
 * A partition on the heap: its one timer, and whether keyed state knows what it holds.
 *
 * <p>Shape: as bytes, the timer's time (8 bytes), then the partition.
 */
final class CachedPartition {
    private final Partition partition;
    private long timerMillis = Partition.NEVER;
    private boolean dirty;
    private boolean stored;

    CachedPartition(Partition partition) {
        this.partition = partition;
    }

    Partition partition() {
        return partition;
    }

    long timerMillis() {
        return timerMillis;
    }

    void timer(long millis) {
        timerMillis = millis;
    }

    boolean isDirty() {
        return dirty;
    }

    /** Whether keyed state has bytes of it, of now or before. */
    boolean isStored() {
        return stored;
    }

    void changed() {
        dirty = true;
    }

    byte[] written(RuleSet rules) {
        byte[] state = partition.encode(rules);
        dirty = false;
        stored = true;
        return ByteBuffer.allocate(8 + state.length)
                .putLong(timerMillis)
                .put(state)
                .array();
    }

    static CachedPartition read(PartitionKey key, byte[] bytes, RuleSet rules) {
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
