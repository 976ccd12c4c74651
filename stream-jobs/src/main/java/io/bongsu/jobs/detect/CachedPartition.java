package io.bongsu.jobs.detect;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.state.EventChunks;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timer.DueQueue;
import java.nio.ByteBuffer;

/**
 * A partition on the heap: what keyed state and Flink's timers know of it.
 *
 * <p>Shape: as bytes, the time of its timer (8 bytes), then the partition. The timer is never later than what is due, and is
 * set only when the partition is written: what comes and goes between two checkpoints never becomes a timer. Of many events
 * most are in chunks of their own.
 */
final class CachedPartition extends DueQueue.Entry {
    private static final int TIMER_BYTES = Long.BYTES;

    /** Neighbours in order of use, and when it was last used: {@link RecentPartitions}. */
    CachedPartition older;

    CachedPartition newer;
    long used;

    private final Partition partition;
    private long timerMillis = Partition.NEVER;
    private boolean dirty;
    private boolean stored;
    private int failures;
    private int bytes;

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

    /** How many bytes it took when it was last written or read, without its chunks. */
    int bytes() {
        return bytes;
    }

    void bytes(int bytes) {
        this.bytes = bytes;
    }

    /** Counts a failure; how many there were in a row. */
    int fail() {
        return ++failures;
    }

    void succeed() {
        failures = 0;
    }

    /** The current key must be its own. */
    byte[] encode(StateOutput out, EventChunks chunks) {
        out.reset();
        partition.write(out, chunks);
        byte[] bytes = new byte[TIMER_BYTES + out.finish()];
        ByteBuffer.wrap(bytes).putLong(timerMillis);
        out.copyTo(bytes, TIMER_BYTES);
        return bytes;
    }

    static CachedPartition decode(PartitionKey key, byte[] bytes, RuleSet rules, StateInput in, EventChunks chunks) {
        if (bytes.length < TIMER_BYTES) {
            throw new StateException("a partition's bytes begin with a time, bytes=" + bytes.length + " key=" + key);
        }
        CachedPartition cached = new CachedPartition(Partition.decode(key, bytes, TIMER_BYTES, rules, in, chunks));
        cached.timerMillis = ByteBuffer.wrap(bytes).getLong();
        cached.stored = true;
        cached.bytes = bytes.length;
        return cached;
    }
}
