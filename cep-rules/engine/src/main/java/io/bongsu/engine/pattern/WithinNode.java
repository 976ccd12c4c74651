package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * {@code operand where timer:within}: gives the operand up a length of time after its start, or at once if
 * that has no length.
 */
record WithinNode(Node operand, Evaluator duration) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Guarded(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Guarded instance = new Guarded(this, parent, machine);
        instance.running = in.readBoolean() ? operand.read(in, instance, machine) : null;
        instance.readTimer(in);
        return instance;
    }

    /** An instance of the node. */
    private static final class Guarded extends Timed implements Receiver {
        private final WithinNode node;
        private Instance running;

        Guarded(WithinNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        Node node() {
            return node;
        }

        @Override
        void start(Bindings begin) {
            long due = machine.dueAfter(node.duration(), begin);
            if (due == PatternMachine.UNKNOWN) {
                parent().turnedFalse(this);
                return;
            }
            running = node.operand().create(this, machine);
            running.start(begin);
            if (running != null) {
                set(due);
            }
        }

        @Override
        void due() {
            if (running != null) {
                running.quit();
                running = null;
            }
            parent().turnedFalse(this);
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            boolean was = running != null;
            if (quit) {
                running = null;
                cancel();
            }
            if (was) {
                parent().turnedTrue(this, match, quit);
            }
        }

        @Override
        public void turnedFalse(Instance from) {
            quit();
            parent().turnedFalse(this);
        }

        @Override
        void quit() {
            if (running != null) {
                running.quit();
                running = null;
            }
            cancel();
        }

        @Override
        boolean isInitial() {
            return false;
        }

        @Override
        void write(StateOutput out) {
            out.writeBoolean(running != null);
            if (running != null) {
                running.write(out);
            }
            writeTimer(out);
        }
    }
}
