package io.bongsu.jobs.detect;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.DueQueue;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * The partitions of a subtask: the least recently used beyond a number live in keyed state alone, the others on the heap too.
 *
 * <p>Shape: writes back on eviction and on {@link #flush}: state and timers agree with the heap after a flush, and only then.
 * An emptied partition stays, as a note to clear its state, until it is written back.
 *
 * <p>Cost: a cached partition costs no state access; one that is not stored costs none either.
 */
final class PartitionCache {
    private static final int LEARNED_AT_ONCE = 2_000;

    private final int capacity;
    private final KeyedStateBackend<PartitionKey> backend;
    private final ValueState<byte[]> state;
    private final InternalTimerService<VoidNamespace> timers;
    private final StoredKeys<PartitionKey> storedKeys;
    private final LinkedHashMap<PartitionKey, CachedPartition> cache = new LinkedHashMap<>(16, 0.75f, true);
    private final DueQueue<CachedPartition> due = new DueQueue<>();
    private long evictions;

    PartitionCache(
            int capacity,
            KeyedStateBackend<PartitionKey> backend,
            ValueState<byte[]> state,
            InternalTimerService<VoidNamespace> timers,
            StoredKeys<PartitionKey> storedKeys) {
        this.capacity = capacity;
        this.backend = backend;
        this.state = state;
        this.timers = timers;
        this.storedKeys = storedKeys;
    }

    /** The partition of the key, or null if nothing is kept under it. */
    CachedPartition find(PartitionKey key, RuleSet rules) throws IOException {
        CachedPartition cached = cache.get(key);
        if (cached != null || !storedKeys.mayContain(key)) {
            return cached;
        }
        backend.setCurrentKey(key);
        byte[] bytes = state.value();
        if (bytes == null) {
            return null;
        }
        cached = CachedPartition.decode(key, bytes, rules);
        cache.put(key, cached);
        due.set(cached, cached.partition().nextDueMillis());
        return cached;
    }

    /** An empty partition for a key that has none. */
    CachedPartition create(PartitionKey key) {
        CachedPartition cached = new CachedPartition(new Partition(key));
        cache.put(key, cached);
        return cached;
    }

    /** Something happened to the partition. */
    void changed(CachedPartition cached) {
        cached.dirty(true);
        if (cached.partition().isEmpty() && !cached.isStored()) {
            due.set(cached, DueQueue.NEVER);
            cache.remove(cached.key());
        } else {
            due.set(cached, cached.partition().nextDueMillis());
        }
    }

    /** Puts an empty partition in the place of one that cannot go on. */
    CachedPartition reset(CachedPartition cached) {
        due.set(cached, DueQueue.NEVER);
        CachedPartition empty = create(cached.key());
        empty.stored(cached.isStored());
        empty.timer(cached.timerMillis());
        changed(empty);
        return empty;
    }

    /** A cached partition that is due at or before the time, or null. */
    CachedPartition pollDue(long timeMillis) {
        return due.firstMillis() <= timeMillis ? due.poll() : null;
    }

    /** Writes back and lets go what is too much. */
    void evict(RuleSet rules) throws IOException {
        while (cache.size() > capacity) {
            Iterator<CachedPartition> eldest = cache.values().iterator();
            CachedPartition cached = eldest.next();
            eldest.remove();
            due.set(cached, DueQueue.NEVER);
            evictions++;
            if (cached.isDirty()) {
                write(cached, rules);
            }
        }
    }

    /** Writes back all that keyed state does not know. */
    void flush(RuleSet rules) throws IOException {
        List<CachedPartition> emptied = new ArrayList<>();
        for (CachedPartition cached : cache.values()) {
            if (cached.isDirty()) {
                write(cached, rules);
                if (cached.partition().isEmpty()) {
                    emptied.add(cached);
                }
            }
        }
        emptied.forEach(cached -> cache.remove(cached.key()));
    }

    /** Forgets what is on the heap; only after a {@link #flush}. */
    void clear() {
        cache.values().forEach(cached -> due.set(cached, DueQueue.NEVER));
        cache.clear();
    }

    private void write(CachedPartition cached, RuleSet rules) throws IOException {
        backend.setCurrentKey(cached.key());
        cached.dirty(false);
        if (cached.partition().isEmpty()) {
            if (cached.isStored()) {
                // Its timer stays and finds nothing: to take it out would cost what it costs to let it fire.
                state.clear();
                storedKeys.remove(cached.key());
                cached.stored(false);
            }
            return;
        }
        long next = cached.partition().nextDueMillis();
        if (next < cached.timerMillis()) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, next);
            cached.timer(next);
        }
        state.update(cached.encode(rules));
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
            cached.dirty(true);
        }
        return cached;
    }

    /** Goes on finding out what is stored after a restore. */
    void learn() {
        storedKeys.learn(LEARNED_AT_ONCE);
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
