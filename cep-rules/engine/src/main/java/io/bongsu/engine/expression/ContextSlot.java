package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import java.util.Objects;

/**
 * The properties of the context partition that is at work, which expressions read as {@code context}, or the variables of a
 * rule without contexts.
 *
 * <p>Shape: one per program and thread. Whoever runs a partition's machines sets it before; evaluators never keep it.
 */
public final class ContextSlot {
    private final EventType type;
    private Event properties;

    public ContextSlot(EventType type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    public EventType type() {
        return type;
    }

    /** The row of the partition at work; null outside of any. */
    public Event properties() {
        return properties;
    }

    public void set(Event properties) {
        this.properties = properties;
    }
}
