package io.bongsu.jobs.detect;

import io.bongsu.engine.event.PartitionKey;
import it.unimi.dsi.fastutil.Hash;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;

/**
 * Partitions by key, and in order of last use.
 *
 * <p>Shape: a hash table, and a list through the partitions themselves from the least to the most recently used. Use is counted
 * in {@link #find} and {@link #add} calls, {@link #uses}.
 *
 * <p>Cost: O(1), no allocation but the table's.
 */
final class RecentPartitions {
    private final Object2ObjectOpenHashMap<PartitionKey, CachedPartition> byKey =
            new Object2ObjectOpenHashMap<>(Hash.DEFAULT_INITIAL_SIZE, Hash.FAST_LOAD_FACTOR);
    private CachedPartition eldest;
    private CachedPartition newest;
    private long uses;

    /** The partition of the key, which becomes the most recently used; null if it is not here. */
    CachedPartition find(PartitionKey key) {
        uses++;
        CachedPartition cached = byKey.get(key);
        if (cached != null) {
            cached.used = uses;
            if (cached != newest) {
                unlink(cached);
                append(cached);
            }
        }
        return cached;
    }

    /** Adds a partition, in the place of one with the same key. */
    void add(CachedPartition cached) {
        cached.used = ++uses;
        CachedPartition replaced = byKey.put(cached.key(), cached);
        if (replaced != null) {
            unlink(replaced);
        }
        append(cached);
    }

    void remove(CachedPartition cached) {
        byKey.remove(cached.key());
        unlink(cached);
    }

    private void append(CachedPartition cached) {
        cached.older = newest;
        cached.newer = null;
        if (newest == null) {
            eldest = cached;
        } else {
            newest.newer = cached;
        }
        newest = cached;
    }

    private void unlink(CachedPartition cached) {
        if (cached.older == null) {
            eldest = cached.newer;
        } else {
            cached.older.newer = cached.newer;
        }
        if (cached.newer == null) {
            newest = cached.older;
        } else {
            cached.newer.older = cached.older;
        }
        cached.older = null;
        cached.newer = null;
    }

    /** The least recently used, or null. Go on with {@link CachedPartition#newer}. */
    CachedPartition eldest() {
        return eldest;
    }

    /** How often a partition was looked for. */
    long uses() {
        return uses;
    }

    int size() {
        return byKey.size();
    }
}
