package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;

/** {@code median} of the values that are not null; null of none. Cost: O(n) per value, with a small constant. */
final class Median implements Accumulator {
    /** Ascending. */
    private final DoubleArrayList values = new DoubleArrayList(0);

    @Override
    public void enter(Object value) {
        if (value instanceof Number number) {
            int place = place(number.doubleValue());
            values.add(place < 0 ? -place - 1 : place, number.doubleValue());
        }
    }

    @Override
    public void leave(Object value) {
        if (value instanceof Number number) {
            int place = place(number.doubleValue());
            if (place >= 0) {
                values.removeDouble(place);
            }
        }
    }

    private int place(double value) {
        return it.unimi.dsi.fastutil.doubles.DoubleArrays.binarySearch(values.elements(), 0, values.size(), value);
    }

    @Override
    public Object result() {
        int size = values.size();
        if (size == 0) {
            return null;
        }
        double middle = values.getDouble(size / 2);
        return size % 2 == 1 ? (Object) middle : (Object) ((values.getDouble(size / 2 - 1) + middle) / 2);
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(values.size());
        for (int i = 0; i < values.size(); i++) {
            out.writeDouble(values.getDouble(i));
        }
    }

    @Override
    public void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            values.add(in.readDouble());
        }
    }
}
