package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import java.util.Objects;

/**
 * An event on its way to one partition, with the filters it has already passed.
 *
 * <p>Shape: {@code filters} ascend; each is {@code slot << 16 | filter id} (see {@link RuleSet#FILTER_BITS}). The array
 * belongs to the record and is never changed.
 */
public final class RoutedEvent {
    private final PartitionKey key;
    private final Event event;
    private final int[] filters;

    public RoutedEvent(PartitionKey key, Event event, int[] filters) {
        this.key = Objects.requireNonNull(key, "key");
        this.event = Objects.requireNonNull(event, "event");
        this.filters = filters;
    }

    public PartitionKey key() {
        return key;
    }

    public Event event() {
        return event;
    }

    public int[] filters() {
        return filters;
    }
}
