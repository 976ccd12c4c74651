package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** {@code operand where timer:withinmax}: gives the operand up after a length of time, or when it has matched too often. */
record WithinMaxNode(Node operand, Evaluator duration, Evaluator count) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Counted(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        return new Counted(this, parent, machine).read(in);
    }

    /** An instance of the node: how many matches may come yet. */
    private static final class Counted extends Guarded {
        private final WithinMaxNode node;
        private int left;

        Counted(WithinMaxNode node, Receiver parent, PatternMachine machine) {
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
            if (!(machine.evaluate(node.count(), begin) instanceof Number most)) {
                return PatternMachine.UNKNOWN;
            }
            left = most.intValue();
            return machine.dueAfter(node.duration(), begin);
        }

        @Override
        boolean passes(Bindings match) {
            if (left > 0) {
                left--;
                return true;
            }
            end();
            return false;
        }

        @Override
        void writeGuard(StateOutput out) {
            out.writeLong(left);
        }

        @Override
        void readGuard(StateInput in) {
            left = in.readInt();
        }
    }
}
