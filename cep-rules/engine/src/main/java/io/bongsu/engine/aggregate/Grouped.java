package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** {@code grouping} and {@code grouping_id}: which of its expressions a level of a rollup does not group by, as bits. */
final class Grouped implements Accumulator {
    private final int missing;

    /** @param asked the group-by expressions that are asked for, as bits; {@code level} those that the group has */
    Grouped(long asked, int level) {
        int bits = 0;
        for (int i = 0; i < Integer.SIZE; i++) {
            if ((asked & (1L << i)) != 0) {
                bits = 2 * bits + ((level & (1 << i)) == 0 ? 1 : 0);
            }
        }
        this.missing = bits;
    }

    @Override
    public void enter(Object value) {
        // A level does not change.
    }

    @Override
    public void leave(Object value) {
        // A level does not change.
    }

    @Override
    public Object result() {
        return missing;
    }

    @Override
    public void write(StateOutput out) {
        // The level says it all.
    }

    @Override
    public void read(StateInput in) {
        // The level says it all.
    }
}
