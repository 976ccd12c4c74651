package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** {@code leaving}: whether any event has left. */
final class HasLeft implements Accumulator {
    private boolean left;

    @Override
    public void enter(Object value) {
        // Only what leaves matters.
    }

    @Override
    public void leave(Object value) {
        left = true;
    }

    @Override
    public Object result() {
        return left;
    }

    @Override
    public void write(StateOutput out) {
        out.writeBoolean(left);
    }

    @Override
    public void read(StateInput in) {
        left = in.readBoolean();
    }
}
