package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** True from its start, permanently false once the operand has matched and ended. */
record NotNode(Node operand) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Absent(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Absent instance = new Absent(this, parent, machine);
        instance.running = in.readBoolean() ? operand.read(in, instance, machine) : null;
        return instance;
    }

    /** An instance of the node. */
    private static final class Absent extends Instance implements Receiver {
        private final NotNode node;
        private Instance running;

        Absent(NotNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        Node node() {
            return node;
        }

        @Override
        void start(Bindings begin) {
            running = node.operand().create(this, machine);
            running.start(begin);
            parent().turnedTrue(this, begin, false);
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            if (quit) {
                running = null;
                parent().turnedFalse(this, true);
            }
        }

        @Override
        public void turnedFalse(Instance from, boolean restartable) {
            // What can never come any more leaves the negation true.
        }

        @Override
        public int numberOf(Instance child) {
            return child == running ? 0 : -1;
        }

        @Override
        public Instance child(int number) {
            return running;
        }

        @Override
        void discard(Taken taken) {
            // What is under a negation binds nothing that a match has.
        }

        @Override
        void quit() {
            if (running != null) {
                running.quit();
                running = null;
            }
        }

        @Override
        boolean isInitial() {
            return running != null && running.isInitial();
        }

        @Override
        boolean isNot() {
            return true;
        }

        @Override
        void write(StateOutput out) {
            out.writeBoolean(running != null);
            if (running != null) {
                running.write(out);
            }
        }
    }
}
