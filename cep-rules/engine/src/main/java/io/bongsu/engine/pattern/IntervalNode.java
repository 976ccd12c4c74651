package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * {@code timer:interval}: true once, a length of time after its start; at once if that is not positive, never if it
 * has no length.
 */
record IntervalNode(Evaluator duration) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Elapsing(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Elapsing instance = new Elapsing(this, parent, machine);
        instance.begin = machine.readBindings(in);
        instance.readTimer(in);
        return instance;
    }

    /** An instance of the node. */
    private static final class Elapsing extends Timed {
        private final IntervalNode node;
        private Bindings begin;

        Elapsing(IntervalNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        Node node() {
            return node;
        }

        @Override
        void start(Bindings begin) {
            this.begin = begin;
            takeOrder();
            long due = machine.dueAfter(node.duration(), begin);
            if (due == PatternMachine.UNKNOWN) {
                parent().turnedFalse(this, true);
            } else if (due <= machine.nowMillis()) {
                due();
            } else {
                set(due);
            }
        }

        @Override
        void due() {
            parent().turnedTrue(this, begin, true);
        }

        @Override
        void quit() {
            cancel();
        }

        @Override
        void discard(Taken taken) {
            if (taken.hasAny(begin)) {
                quit();
                parent().turnedFalse(this, true);
            }
        }

        @Override
        boolean isInitial() {
            return false;
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            writeTimer(out);
        }
    }
}
