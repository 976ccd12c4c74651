package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** One aggregate of one group: values enter and leave; the current result may be asked at any time. */
interface Accumulator {
    void enter(Object value);

    void leave(Object value);

    Object result();

    void write(StateOutput out);

    void read(StateInput in);
}
