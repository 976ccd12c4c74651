package io.bongsu.engine.local;

import io.bongsu.engine.state.EventChunks;
import java.util.TreeMap;

/** Chunks of events on the heap: very small ones, so that few events are enough to have some. */
final class LocalChunks implements EventChunks {
    private static final int EVENTS = 3;

    private final TreeMap<Integer, byte[]> chunks = new TreeMap<>();

    @Override
    public int size() {
        return EVENTS;
    }

    @Override
    public void put(int number, byte[] chunk) {
        chunks.put(number, chunk);
    }

    @Override
    public void remove(int number) {
        chunks.remove(number);
    }

    @Override
    public byte[] get(int number) {
        return chunks.get(number);
    }
}
