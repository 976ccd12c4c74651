package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateOutput;

/**
 * The state of one node of one partial match: started once, told to quit at most once.
 *
 * <p>Source: the truth values of Esper's pattern operators: an instance turns true, perhaps several times, or permanently
 * false.
 */
abstract class Instance {
    final PatternMachine machine;
    private final Receiver parent;

    /** Neighbours among the parent's children: see {@link Parent}; null while not among them. */
    Instance before;

    Instance after;

    Instance(Receiver parent, PatternMachine machine) {
        this.parent = parent;
        this.machine = machine;
    }

    final Receiver parent() {
        return parent;
    }

    /** The node that made this. */
    abstract Node node();

    abstract void start(Bindings begin);

    /** Gives up: removes filters and timers of this instance and all below. */
    abstract void quit();

    /** Whether the instance is as it was right after its start, had it started now. */
    abstract boolean isInitial();

    abstract void write(StateOutput out);

    /** A match has taken these events: what has one of them bound gives up and turns permanently false. */
    abstract void discard(Taken taken);

    /** Whether this is a filter: an {@code every} above does not start it anew. */
    boolean isFilter() {
        return false;
    }

    /** Whether an {@code every} above leaves it as it is when it has turned true. */
    boolean repeatsItself() {
        return false;
    }

    /** Whether this waits for something not to happen: an {@code and} above does not wait for it. */
    boolean isNot() {
        return false;
    }
}
