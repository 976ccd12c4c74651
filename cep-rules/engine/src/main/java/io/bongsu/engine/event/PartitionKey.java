package io.bongsu.engine.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The value by which rules keep their state apart: one scalar or null per key field.
 *
 * <p>Shape: {@link #GLOBAL} has no values. Two rules with equal key values share a partition and keep separate state in
 * it. Hash code and text are functions of the values alone, the same in every JVM.
 *
 * <p>Cost: the hash is computed once, when the key is made.
 */
public final class PartitionKey {
    /** The key of rules that look at all events together. */
    public static final PartitionKey GLOBAL = new PartitionKey(new Object[0]);

    private final Object[] values;
    private final int hash;

    private PartitionKey(Object[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    public static PartitionKey of(List<?> values) {
        return values.isEmpty() ? GLOBAL : new PartitionKey(values.toArray());
    }

    /** The key of the values; takes ownership of them. */
    public static PartitionKey of(Object[] values) {
        return values.length == 0 ? GLOBAL : new PartitionKey(values);
    }

    public List<Object> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    public int size() {
        return values.length;
    }

    public Object value(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof PartitionKey key && hash == key.hash && Arrays.equals(values, key.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
