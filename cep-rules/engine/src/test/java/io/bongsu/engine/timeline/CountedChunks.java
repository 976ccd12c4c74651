package io.bongsu.engine.timeline;

import io.bongsu.engine.state.EventChunks;
import java.util.TreeMap;

/** Chunks in memory that know how many bytes were put. */
public final class CountedChunks implements EventChunks {
    private final int size;
    private final TreeMap<Integer, byte[]> chunks = new TreeMap<>();
    private long bytesPut;

    public CountedChunks(int size) {
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void put(int number, byte[] chunk) {
        if (chunks.put(number, chunk) != null) {
            throw new IllegalStateException("a chunk is never changed, chunk=" + number);
        }
        bytesPut += chunk.length;
    }

    @Override
    public void remove(int number) {
        if (chunks.remove(number) == null) {
            throw new IllegalStateException("a chunk is removed once, chunk=" + number);
        }
    }

    @Override
    public byte[] get(int number) {
        return chunks.get(number);
    }

    /** How many chunks are there. */
    public int count() {
        return chunks.size();
    }

    /** Bytes put since the last call. */
    public long takeBytesPut() {
        long bytes = bytesPut;
        bytesPut = 0;
        return bytes;
    }
}
