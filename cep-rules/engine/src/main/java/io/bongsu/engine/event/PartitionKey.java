package io.bongsu.engine.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The value by which rules keep their state apart: one scalar or null per key field.
 *
 * <p>Shape: {@link #GLOBAL} has no values. Two rules with equal key values share a partition and keep separate state in
 * it. Hash code and text are functions of the values alone, the same in every JVM.
 *
 * <p>Cost: the hash is computed once, when the key is made. Most keys have one value, which is kept without an array: to
 * compare keys that are not in the processor's cache costs a wait per object.
 */
public final class PartitionKey {
    /** The key of rules that look at all events together. */
    public static final PartitionKey GLOBAL = new PartitionKey(new Object[0]);

    private final Object first;
    /** Null where there is one value. */
    private final Object[] all;

    private final int hash;

    private PartitionKey(Object[] values) {
        this.first = values.length == 0 ? null : values[0];
        this.all = values.length == 1 ? null : values;
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
        return all == null ? Collections.singletonList(first) : Collections.unmodifiableList(Arrays.asList(all));
    }

    public int size() {
        return all == null ? 1 : all.length;
    }

    public Object value(int index) {
        return all == null ? first : all[index];
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof PartitionKey key
                        && hash == key.hash
                        && Objects.equals(first, key.first)
                        && Arrays.equals(all, key.all));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
