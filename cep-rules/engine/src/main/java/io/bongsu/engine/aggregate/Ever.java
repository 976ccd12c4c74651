package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Something of all values that ever entered, whether they have left or not. */
final class Ever implements Accumulator {
    private final Accumulator over;

    Ever(Accumulator over) {
        this.over = over;
    }

    @Override
    public void enter(Object value) {
        over.enter(value);
    }

    @Override
    public void leave(Object value) {
        // What leaves has been there all the same.
    }

    @Override
    public Object result() {
        return over.result();
    }

    @Override
    public void write(StateOutput out) {
        over.write(out);
    }

    @Override
    public void read(StateInput in) {
        over.read(in);
    }
}
