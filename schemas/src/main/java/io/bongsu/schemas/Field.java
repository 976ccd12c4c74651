package io.bongsu.schemas;

import java.util.Objects;

/** One named, typed place of an {@link EventType}. */
public record Field(String name, ValueType type) {
    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
