package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import java.util.Objects;

/**
 * An event on its way to one partition, with the filters it has already passed.
 *
 * <p>Shape: {@code filters} ascend; each is {@code slot << 16 | filter id} (see {@link RuleSet#FILTER_BITS}). The array
 * belongs to the record and is never changed. An event that came as bytes stays bytes until {@link #event} is asked for:
 * most events find nothing that waits for them.
 *
 * <p>Unit: {@code timeMillis} is event time, ms.
 */
public final class RoutedEvent {
    private final PartitionKey key;
    private final long timeMillis;
    private final int keyHash;
    private final int[] filters;
    private Event event;
    private Encoded encoded;

    /** An event as it travelled. */
    public interface Encoded {
        /** Its values that are the key's may be the key's own objects. */
        Event decode(PartitionKey key);
    }

    public RoutedEvent(PartitionKey key, Event event, int[] filters) {
        this.key = Objects.requireNonNull(key, "key");
        this.keyHash = key.hashCode();
        this.event = Objects.requireNonNull(event, "event");
        this.timeMillis = event.timeMillis();
        this.filters = filters;
    }

    public RoutedEvent(PartitionKey key, long timeMillis, Encoded encoded, int[] filters) {
        this.key = Objects.requireNonNull(key, "key");
        this.keyHash = key.hashCode();
        this.timeMillis = timeMillis;
        this.encoded = Objects.requireNonNull(encoded, "encoded");
        this.filters = filters;
    }

    public PartitionKey key() {
        return key;
    }

    /** The key's hash code: a sort looks at this alone. */
    int keyHash() {
        return keyHash;
    }

    public long timeMillis() {
        return timeMillis;
    }

    /** Cost: decodes on first use. */
    public Event event() {
        return event(key);
    }

    /** As {@link #event()}, with an equal key that lives on: events that are kept then share its values. */
    Event event(PartitionKey lasting) {
        if (event == null) {
            event = encoded.decode(lasting);
        }
        return event;
    }

    /** The event's bytes, or null for one that was made here. */
    public Encoded encoded() {
        return encoded;
    }

    public int[] filters() {
        return filters;
    }
}
