package io.bongsu.engine.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The value by which rules keep their state apart: one scalar or null per key field.
 *
 * <p>Shape: {@link #GLOBAL} has no values. Two rules with equal key values share a partition and keep separate state in
 * it. Hash code and text are functions of the values alone, the same in every JVM.
 */
public final class PartitionKey {
    /** The key of rules that look at all events together. */
    public static final PartitionKey GLOBAL = new PartitionKey(List.of());

    private final List<Object> values;

    private PartitionKey(List<Object> values) {
        this.values = values;
    }

    public static PartitionKey of(List<?> values) {
        return new PartitionKey(Collections.unmodifiableList(new ArrayList<>(values)));
    }

    public List<Object> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionKey key && values.equals(key.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
