package io.bongsu.jobs.detect;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Tells, without a look at RocksDB, that nothing is kept under a key.
 *
 * <p>Shape: how many stored keys have each hash. May say yes where nothing is stored, never no where something is. After a
 * restore it says yes to everything until all keys have been learned: some after each read {@link #missed in vain}, and some
 * with each step of {@link #time}, because RocksDB keeps files for the look through them as long as it lasts.
 *
 * <p>Cost: about 12 bytes of heap per stored key; most events belong to keys that keep nothing, and each would otherwise cost
 * a read of RocksDB.
 */
public final class StoredKeys<K> implements AutoCloseable {
    /** Keys to learn after a read that found nothing: as long as reads find something, there is nothing to spare. */
    private static final int AFTER_MISS = 16;

    private static final int WITH_TIME = 16;

    private final Int2IntOpenHashMap counts = new Int2IntOpenHashMap();
    private Stream<K> unknown;
    private Iterator<K> remaining;

    /** Nothing is stored. */
    public StoredKeys() {}

    /** What is stored must be learned. */
    public StoredKeys(Stream<K> stored) {
        this.unknown = stored;
        this.remaining = stored.iterator();
    }

    public void add(K key) {
        counts.addTo(key.hashCode(), 1);
    }

    public void remove(K key) {
        int hash = key.hashCode();
        int count = counts.get(hash);
        if (count > 1) {
            counts.put(hash, count - 1);
        } else if (remaining == null) {
            // While keys are still being learned, another one with this hash may be counted already or not: keep it.
            counts.remove(hash);
        }
    }

    public boolean mayContain(K key) {
        return remaining != null || counts.containsKey(key.hashCode());
    }

    /** A read has found nothing. */
    public void missed() {
        learn(AFTER_MISS);
    }

    /** Event time has moved. */
    public void time() {
        learn(WITH_TIME);
    }

    private void learn(int limit) {
        if (remaining == null) {
            return;
        }
        for (int i = 0; i < limit; i++) {
            if (!remaining.hasNext()) {
                close();
                return;
            }
            add(remaining.next());
        }
    }

    @Override
    public void close() {
        if (unknown != null) {
            unknown.close();
            unknown = null;
            remaining = null;
        }
    }
}
