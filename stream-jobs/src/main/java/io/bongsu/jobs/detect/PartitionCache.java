package io.bongsu.jobs.detect;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timer.DueQueue;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * The partitions of a subtask: the least recently used beyond a number live in keyed state alone, the others on the heap too.
 *
 * <p>Shape: writes back on eviction, on {@link #flush}, and, between two flushes, in small portions what has not been used
 * for a while ({@link #writeSome}), so that a barrier finds little to do. State and timers agree with the heap after a flush,
 * and only then. An emptied partition stays, as a note to clear its state, until it is written back.
 *
 * <p>Cost: a cached partition costs no state access; one that is not stored costs none either.
 */
final class PartitionCache {
    /** What has not been used for this part of the time between two flushes is written before the next one. */
    private static final int IDLE_PART = 2;

    /** A barrier may find so many to write: some 0.1 s. What is written before it may have to be written again. */
    private static final int LEFT_TO_BARRIER = 20_000;

    private static final int WRITTEN_AT_ONCE = 200;
    /** What takes more bytes is written once per barrier: to write it twice costs more than the barrier's wait. */
    private static final int SMALL_BYTES = 1_024;

    private static final int SEEN_AT_ONCE = 2_000;

    private final int capacity;
    private final KeyedStateBackend<PartitionKey> backend;
    private final ValueState<byte[]> state;
    private final StoredChunks chunks;
    private final InternalTimerService<VoidNamespace> timers;
    private final StoredKeys<PartitionKey> storedKeys;
    private final RecentPartitions cache = new RecentPartitions();
    private final DueQueue<CachedPartition> due = new DueQueue<>();
    private final StateOutput out = new StateOutput();
    private final StateInput in = new StateInput();
    private int dirty;
    private long evictions;
    private long flushedAt;
    private long idleUses = Long.MAX_VALUE;
    /** Where {@link #writeSome} goes on: all that were used less recently are clean. */
    private CachedPartition next;

    /** When {@link #next} was last the eldest of all. */
    private long startedAt;

    PartitionCache(
            int capacity,
            KeyedStateBackend<PartitionKey> backend,
            ValueState<byte[]> state,
            StoredChunks chunks,
            InternalTimerService<VoidNamespace> timers,
            StoredKeys<PartitionKey> storedKeys) {
        this.capacity = capacity;
        this.backend = backend;
        this.state = state;
        this.chunks = chunks;
        this.timers = timers;
        this.storedKeys = storedKeys;
    }

    /** The partition of the key, or null if nothing is kept under it. */
    CachedPartition find(PartitionKey key, RuleSet rules) throws IOException {
        CachedPartition cached = lookUp(key);
        if (cached != null || !storedKeys.mayContain(key)) {
            return cached;
        }
        backend.setCurrentKey(key);
        byte[] bytes = state.value();
        if (bytes == null) {
            storedKeys.missed();
            return null;
        }
        cached = CachedPartition.decode(key, bytes, rules, in, chunks);
        cache.add(cached);
        due.set(cached, cached.partition().nextDueMillis());
        return cached;
    }

    private CachedPartition lookUp(PartitionKey key) {
        CachedPartition following = next == null ? null : next.newer;
        CachedPartition cached = cache.find(key);
        if (cached != null && cached == next) {
            next = following;
        }
        return cached;
    }

    private void mark(CachedPartition cached) {
        if (!cached.isDirty()) {
            cached.dirty(true);
            dirty++;
        }
    }

    private void unmark(CachedPartition cached) {
        if (cached.isDirty()) {
            cached.dirty(false);
            dirty--;
        }
    }

    private void drop(CachedPartition cached) {
        if (cached == next) {
            next = cached.newer;
        }
        due.set(cached, DueQueue.NEVER);
        cache.remove(cached);
    }

    /** An empty partition for a key that has none. */
    CachedPartition create(PartitionKey key) {
        CachedPartition cached = new CachedPartition(new Partition(key));
        cache.add(cached);
        return cached;
    }

    /** Something happened to the partition. */
    void changed(CachedPartition cached) {
        mark(cached);
        if (cached.partition().isEmpty() && !cached.isStored()) {
            unmark(cached);
            drop(cached);
        } else {
            due.set(cached, cached.partition().nextDueMillis());
        }
    }

    /** Puts an empty partition in the place of one that cannot go on; {@link #changed} must follow, with the new one. */
    CachedPartition reset(CachedPartition cached) {
        unmark(cached);
        drop(cached);
        backend.setCurrentKey(cached.key());
        cached.partition().removeChunks(chunks);
        CachedPartition empty = create(cached.key());
        empty.stored(cached.isStored());
        empty.timer(cached.timerMillis());
        return empty;
    }

    /** A cached partition that is due at or before the time, or null. */
    CachedPartition pollDue(long timeMillis) {
        return due.firstMillis() <= timeMillis ? due.poll() : null;
    }

    /** Writes back and lets go what is too much. */
    void evict() throws IOException {
        while (cache.size() > capacity) {
            CachedPartition cached = cache.eldest();
            drop(cached);
            evictions++;
            if (cached.isDirty()) {
                write(cached);
            }
        }
    }

    /** Event time has moved and all that was due has happened: does a little of what would have to be done later. */
    void time() throws IOException {
        storedKeys.time();
        writeSome();
    }

    /** Writes back a few that have not been used for a while. */
    private void writeSome() throws IOException {
        if (dirty <= LEFT_TO_BARRIER) {
            return;
        }
        long idleSince = cache.uses() - idleUses;
        if (next == null && startedAt <= idleSince) {
            next = cache.eldest();
            startedAt = cache.uses();
        }
        int written = 0;
        for (int seen = 0;
                seen < SEEN_AT_ONCE && written < WRITTEN_AT_ONCE && next != null && next.used <= idleSince;
                seen++) {
            CachedPartition cached = next;
            next = cached.newer;
            if (cached.isDirty() && cached.bytes() <= SMALL_BYTES) {
                writeBack(cached);
                written++;
            }
        }
    }

    /** Writes back all that keyed state does not know. */
    void flush() throws IOException {
        for (CachedPartition cached = cache.eldest(); cached != null; ) {
            CachedPartition newer = cached.newer;
            if (cached.isDirty()) {
                writeBack(cached);
            }
            cached = newer;
        }
        next = null;
        startedAt = cache.uses();
        idleUses = (cache.uses() - flushedAt) / IDLE_PART;
        flushedAt = cache.uses();
    }

    private void writeBack(CachedPartition cached) throws IOException {
        write(cached);
        if (cached.partition().isEmpty()) {
            drop(cached);
        }
    }

    /** Forgets what is on the heap; only after a {@link #flush}. */
    void clear() {
        while (cache.eldest() != null) {
            drop(cache.eldest());
        }
    }

    private void write(CachedPartition cached) throws IOException {
        backend.setCurrentKey(cached.key());
        unmark(cached);
        if (cached.partition().isEmpty()) {
            if (cached.isStored()) {
                // Its timer stays and finds nothing: to take it out would cost what it costs to let it fire.
                state.clear();
                cached.partition().removeChunks(chunks);
                storedKeys.remove(cached.key());
                cached.stored(false);
            }
            return;
        }
        long dueMillis = cached.partition().nextDueMillis();
        if (dueMillis < cached.timerMillis()) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, dueMillis);
            cached.timer(dueMillis);
        }
        byte[] bytes = cached.encode(out, chunks);
        cached.bytes(bytes.length);
        state.update(bytes);
        if (!cached.isStored()) {
            cached.stored(true);
            storedKeys.add(cached.key());
        }
    }

    /** The Flink timer of the key and time has fired. */
    CachedPartition fired(PartitionKey key, long timeMillis, RuleSet rules) throws IOException {
        CachedPartition cached = find(key, rules);
        if (cached != null && cached.timerMillis() == timeMillis) {
            cached.timer(DueQueue.NEVER);
            mark(cached);
        }
        return cached;
    }

    int size() {
        return cache.size();
    }

    long evictions() {
        return evictions;
    }

    void close() {
        storedKeys.close();
    }
}
