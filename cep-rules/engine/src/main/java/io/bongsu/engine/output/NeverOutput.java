package io.bongsu.engine.output;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Rows go out only when the partition ends. Cost: nothing is kept. */
final class NeverOutput implements OutputCondition {
    @Override
    public boolean onStep(int entered, int left, long nowMillis) {
        return false;
    }

    @Override
    public boolean isInitial() {
        return true;
    }

    @Override
    public void write(StateOutput out) {
        // Nothing is kept.
    }

    @Override
    public void read(StateInput in) {
        // Nothing is kept.
    }
}
