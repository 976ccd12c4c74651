package io.bongsu.engine.statement;

import java.util.Arrays;
import java.util.Objects;

/**
 * Several values that a statement groups by, as one key.
 *
 * <p>Shape: its hash is that of Esper's keys, because groups that change together are put out in the order of a hash table:
 * a function of the values, as every value's hash is.
 */
final class GroupKey {
    private final Object[] values;

    /** The array belongs to the key. */
    GroupKey(Object[] values) {
        this.values = values;
    }

    Object get(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupKey key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(values[0]);
        for (int i = 1; i < values.length; i++) {
            hash = 31 * hash + Objects.hashCode(values[i]);
        }
        return hash;
    }
}
