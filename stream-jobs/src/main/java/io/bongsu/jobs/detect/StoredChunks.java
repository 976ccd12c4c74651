package io.bongsu.jobs.detect;

import io.bongsu.engine.state.EventChunks;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.MapState;

/**
 * Chunks of events in keyed state, of the partition whose key is the current one.
 *
 * <p>Cost: a put, removal or read of keyed state each; a partition with fewer events than a chunk has none.
 */
final class StoredChunks implements EventChunks {
    private static final int EVENTS = 64;

    private final MapState<Integer, byte[]> state;

    StoredChunks(MapState<Integer, byte[]> state) {
        this.state = state;
    }

    @Override
    public int size() {
        return EVENTS;
    }

    @Override
    public void put(int number, byte[] chunk) {
        try {
            state.put(number, chunk);
        } catch (Exception e) {
            throw failed(number, e);
        }
    }

    @Override
    public void remove(int number) {
        try {
            state.remove(number);
        } catch (Exception e) {
            throw failed(number, e);
        }
    }

    @Override
    public byte[] get(int number) {
        try {
            return state.get(number);
        } catch (Exception e) {
            throw failed(number, e);
        }
    }

    private static UncheckedIOException failed(int number, Exception cause) {
        return new UncheckedIOException(
                new IOException("keyed state must take and give chunks of events, chunk=" + number, cause));
    }
}
