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
        return new Within(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        return new Within(this, parent, machine).read(in);
    }

    /** An instance of the node. */
    private static final class Within extends Guarded {
        private final WithinNode node;

        Within(WithinNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        Node node() {
            return node;
        }

        @Override
        Node operand() {
            return node.operand();
        }

        @Override
        long endMillis(Bindings begin) {
            return machine.dueAfter(node.duration(), begin);
        }

        @Override
        boolean passes(Bindings match) {
            return true;
        }

        @Override
        void writeGuard(StateOutput out) {
            // The timer is all.
        }

        @Override
        void readGuard(StateInput in) {
            // The timer is all.
        }
    }
}
