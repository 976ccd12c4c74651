package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;

/** One node of a pattern program; makes the instances that hold its state. Immutable. */
interface Node {
    Instance create(Receiver parent, PatternMachine machine);

    /** An instance as it was written, started and registered. */
    Instance read(StateInput in, Receiver parent, PatternMachine machine);
}
