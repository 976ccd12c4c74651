package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** {@code count}: number of values that are not null. */
final class Count implements Accumulator {
    private long count;

    @Override
    public void enter(Object value) {
        if (value != null) {
            count++;
        }
    }

    @Override
    public void leave(Object value) {
        if (value != null && count > 0) {
            count--;
        }
    }

    @Override
    public Object result() {
        return count;
    }

    @Override
    public void write(StateOutput out) {
        out.writeLong(count);
    }

    @Override
    public void read(StateInput in) {
        count = in.readLong();
    }
}
