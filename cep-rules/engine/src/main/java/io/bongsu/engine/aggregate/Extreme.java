package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Map;
import java.util.TreeMap;

/** {@code min} and {@code max} of the values that are not null; null of none. Cost: O(log n) per value. */
final class Extreme implements Accumulator {
    private final boolean greatest;
    private final TreeMap<Comparable<Object>, Integer> counts = new TreeMap<>();

    Extreme(boolean greatest) {
        this.greatest = greatest;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    @Override
    public void enter(Object value) {
        if (value != null) {
            counts.merge(comparable(value), 1, Integer::sum);
        }
    }

    @Override
    public void leave(Object value) {
        if (value != null) {
            counts.computeIfPresent(comparable(value), (same, count) -> count == 1 ? null : count - 1);
        }
    }

    @Override
    public Object result() {
        if (counts.isEmpty()) {
            return null;
        }
        return greatest ? counts.lastKey() : counts.firstKey();
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(counts.size());
        for (Map.Entry<Comparable<Object>, Integer> entry : counts.entrySet()) {
            out.writeValue(entry.getKey());
            out.writeSize(entry.getValue());
        }
    }

    @Override
    public void read(StateInput in) {
        int size = in.readCount();
        for (int i = 0; i < size; i++) {
            counts.put(comparable(in.readValue()), in.readSize());
        }
    }
}
