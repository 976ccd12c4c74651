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
        instance.timer = Timer.read(in, instance::elapsed, machine.timers());
        return instance;
    }

    /** An instance of the node. */
    private static final class Elapsing extends Instance {
        private final IntervalNode node;
        private Bindings begin;
        private Timer timer;

        Elapsing(IntervalNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        void start(Bindings begin) {
            this.begin = begin;
            Long due = machine.dueAfter(node.duration(), begin);
            if (due == null) {
                parent().turnedFalse(this);
            } else if (due <= machine.nowMillis()) {
                elapsed();
            } else {
                timer = machine.schedule(due, this::elapsed);
            }
        }

        private void elapsed() {
            timer = null;
            parent().turnedTrue(this, begin, true);
        }

        @Override
        void quit() {
            if (timer != null) {
                machine.timers().cancel(timer);
                timer = null;
            }
        }

        @Override
        boolean isInitial() {
            return false;
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            Timer.write(out, timer);
        }
    }
}
