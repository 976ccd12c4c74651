package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code avedev}: how far the values lie from their mean, on average; null of none.
 *
 * <p>Shape: added up in the order of a hash table, as Esper does, so that the last bit agrees. Cost: O(n) per result.
 */
final class MeanDeviation implements Accumulator {
    private final Map<Double, Integer> counts = new HashMap<>();
    private int size;
    private double sum;

    @Override
    public void enter(Object value) {
        if (value instanceof Number number) {
            // Not merge, which puts new keys in front of others of the same bucket.
            Integer count = counts.get(number.doubleValue());
            counts.put(number.doubleValue(), count == null ? 1 : count + 1);
            size++;
            sum += number.doubleValue();
        }
    }

    @Override
    public void leave(Object value) {
        if (value instanceof Number number) {
            Integer count = counts.get(number.doubleValue());
            if (count != null) {
                size--;
                if (count == 1) {
                    counts.remove(number.doubleValue());
                } else {
                    counts.put(number.doubleValue(), count - 1);
                }
            }
            sum -= number.doubleValue();
        }
    }

    @Override
    public Object result() {
        if (counts.isEmpty()) {
            return null;
        }
        double mean = sum / size;
        double total = 0;
        for (Map.Entry<Double, Integer> entry : counts.entrySet()) {
            total += entry.getValue() * Math.abs(entry.getKey() - mean);
        }
        return total / size;
    }

    @Override
    public void write(StateOutput out) {
        out.writeDouble(sum);
        out.writeSize(counts.size());
        counts.forEach((value, count) -> {
            out.writeDouble(value);
            out.writeSize(count);
        });
    }

    @Override
    public void read(StateInput in) {
        sum = in.readDouble();
        int number = in.readCount();
        for (int i = 0; i < number; i++) {
            double value = in.readDouble();
            int count = in.readSize();
            counts.put(value, count);
            size += count;
        }
    }
}
