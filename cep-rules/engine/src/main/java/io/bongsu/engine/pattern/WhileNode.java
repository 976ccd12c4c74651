package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * {@code operand while (condition)}: ends with the first match for which the condition is false; a match for which it is
 * unknown is passed over.
 */
record WhileNode(Node operand, Evaluator condition) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Whilst(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        return new Whilst(this, parent, machine).read(in);
    }

    /** An instance of the node. */
    private static final class Whilst extends Guarded {
        private final WhileNode node;

        Whilst(WhileNode node, Receiver parent, PatternMachine machine) {
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
            return NEVER;
        }

        @Override
        boolean passes(Bindings match) {
            Object holds = machine.evaluate(node.condition(), match);
            if (Boolean.FALSE.equals(holds)) {
                end();
            }
            return Boolean.TRUE.equals(holds);
        }

        @Override
        void writeGuard(StateOutput out) {
            // Nothing but the operand.
        }

        @Override
        void readGuard(StateInput in) {
            // Nothing but the operand.
        }
    }
}
