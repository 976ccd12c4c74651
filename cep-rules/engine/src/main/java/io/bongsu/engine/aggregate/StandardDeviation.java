package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** {@code stddev} of a sample: null of fewer than two values. Shape: Welford's running mean and sum of squares. */
final class StandardDeviation implements Accumulator {
    private long count;
    private double mean;
    private double squares;

    @Override
    public void enter(Object value) {
        if (value instanceof Number number) {
            count++;
            change(number.doubleValue(), 1);
        }
    }

    @Override
    public void leave(Object value) {
        if (value instanceof Number number) {
            if (count <= 1) {
                count = 0;
                mean = 0;
                squares = 0;
            } else {
                count--;
                change(number.doubleValue(), -1);
            }
        }
    }

    private void change(double value, int sign) {
        double before = value - mean;
        mean += sign * before / count;
        squares += sign * before * (value - mean);
    }

    @Override
    public Object result() {
        return count < 2 ? null : Math.sqrt(squares / (count - 1));
    }

    @Override
    public void write(StateOutput out) {
        out.writeLong(count);
        out.writeDouble(mean);
        out.writeDouble(squares);
    }

    @Override
    public void read(StateInput in) {
        count = in.readLong();
        mean = in.readDouble();
        squares = in.readDouble();
    }
}
