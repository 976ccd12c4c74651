package io.bongsu.engine.partition;

import io.bongsu.engine.event.PartitionKey;
import java.util.function.Consumer;

/**
 * All rules' state under one key: a sort buffer of events not yet due and a state per rule.
 *
 * <p>Shape: not thread safe. Use: {@link #offer} events, {@link #advance} when the watermark moves, ask {@link
 * #nextDueMillis} when to come back; {@link #encode} and {@link #decode} at any moment between.
 *
 * <p>Cost: an event that changes nothing allocates only its place in the buffer.
 */
public final class Partition {
    /** Nothing is due. */
    public static final long NEVER = Long.MAX_VALUE;

    public Partition(PartitionKey key) {}

    public PartitionKey key() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Buffers an event whose time is after the last advance. False: the same event (type, time, id) is already there. */
    public boolean offer(RoutedEvent event) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Processes, in time order, all buffered events and timers due at or before {@code watermarkMillis}; timers of a time
     * go before events of it.
     */
    public void advance(long watermarkMillis, RuleSet rules, Consumer<Detection> out) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Earliest time at which {@link #advance} has something to do, or {@link #NEVER}. */
    public long nextDueMillis() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether nothing is kept: the partition can be forgotten. */
    public boolean isEmpty() {
        throw new UnsupportedOperationException("not yet");
    }

    public byte[] encode(RuleSet rules) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Errors: {@link io.bongsu.engine.state.StateException} for bytes that are not a partition's state. */
    public static Partition decode(PartitionKey key, byte[] bytes, RuleSet rules) {
        throw new UnsupportedOperationException("not yet");
    }
}
