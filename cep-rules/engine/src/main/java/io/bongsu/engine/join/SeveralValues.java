package io.bongsu.engine.join;

import java.util.Arrays;
import java.util.Objects;

/** Several values as one key; its hash is that of Esper's keys, for what comes in the order of a hash table. */
public record SeveralValues(Object[] values) {
    @Override
    public boolean equals(Object other) {
        return other instanceof SeveralValues key && Arrays.equals(values, key.values);
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
