package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code min} and {@code max} of the values that are not null; null of none.
 *
 * <p>Shape: all values with their numbers, or, where none ever leaves, the best so far. Cost: O(log n) per value.
 */
final class Extreme implements Accumulator {
    private final boolean greatest;
    private final boolean valuesLeave;
    private final TreeMap<Object, Integer> counts = new TreeMap<>(Ascending.INSTANCE);

    Extreme(boolean greatest, boolean valuesLeave) {
        this.greatest = greatest;
        this.valuesLeave = valuesLeave;
    }

    @Override
    public void enter(Object value) {
        if (value == null) {
            return;
        }
        if (valuesLeave) {
            counts.merge(value, 1, Integer::sum);
        } else if (counts.isEmpty() || isBetter(value)) {
            counts.clear();
            counts.put(value, 1);
        }
    }

    private boolean isBetter(Object value) {
        int order = Ascending.INSTANCE.compare(value, counts.firstKey());
        return greatest ? order > 0 : order < 0;
    }

    @Override
    public void leave(Object value) {
        if (value != null) {
            counts.computeIfPresent(value, (same, count) -> count == 1 ? null : count - 1);
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
        for (Map.Entry<Object, Integer> entry : counts.entrySet()) {
            out.writeValue(entry.getKey());
            out.writeSize(entry.getValue());
        }
    }

    @Override
    public void read(StateInput in) {
        int size = in.readCount();
        for (int i = 0; i < size; i++) {
            Object value = in.readValue();
            if (value == null) {
                throw new StateException("an extreme is not null");
            }
            counts.put(value, in.readSize());
        }
    }
}
