package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Starts the operand anew each time it turns true or permanently false. */
record EveryNode(Node operand) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Repeating(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Repeating instance = new Repeating(this, parent, machine);
        instance.begin = machine.readBindings(in);
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            instance.add(operand.read(in, instance, machine));
        }
        return instance;
    }

    /** An instance of the node: all running starts of the operand, oldest first. */
    private static final class Repeating extends Parent {
        private final EveryNode node;
        private Bindings begin;
        /** An operand is being started: a match that comes meanwhile is not passed on. */
        private boolean starting;

        private boolean matchedAtStart;
        private boolean over;

        Repeating(EveryNode node, Receiver parent, PatternMachine machine) {
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
            spawn();
        }

        private void spawn() {
            Instance child = node.operand().create(this, machine);
            matchedAtStart = false;
            starting = true;
            child.start(begin);
            starting = false;
            if (matchedAtStart) {
                child.quit();
            } else {
                add(child);
            }
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            if (starting) {
                matchedAtStart = true;
                return;
            }
            if (quit) {
                remove(from);
            }
            if (!from.isFilter() && !from.repeatsItself() && !over) {
                spawn();
            }
            parent().turnedTrue(this, match, false);
        }

        @Override
        public void turnedFalse(Instance from, boolean restartable) {
            if (starting || over) {
                // An operand that is false from its start stays as it is: starting it anew would never end.
                return;
            }
            from.quit();
            remove(from);
            if (restartable) {
                spawn();
            } else {
                parent().turnedFalse(this, false);
            }
        }

        @Override
        void quit() {
            over = true;
            super.quit();
        }

        @Override
        void discard(Taken taken) {
            if (taken.hasAny(begin)) {
                quit();
                parent().turnedFalse(this, true);
            } else {
                discardBelow(taken);
            }
        }

        @Override
        boolean swallowsFalse() {
            return true;
        }

        @Override
        public boolean keepsFilter() {
            return true;
        }

        @Override
        boolean isInitial() {
            Instance child = onlyChild();
            return child != null && begin.isEmpty() && child.isInitial();
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            writeChildren(out);
        }

        @Override
        void writeChild(Instance child, StateOutput out) {
            child.write(out);
        }
    }
}
