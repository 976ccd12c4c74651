package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;

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
            instance.running.add(operand.read(in, instance, machine));
        }
        return instance;
    }

    /** Notes a truth value that came while an operand was being started; such a match is not passed on. */
    private static final class WhileStarting implements Receiver {
        private boolean turnedTrue;

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            turnedTrue = true;
        }

        @Override
        public void turnedFalse(Instance from) {
            // An operand that is false from its start stays as it is: starting it anew would never end.
        }

        @Override
        public boolean keepsFilter() {
            return true;
        }
    }

    /** An instance of the node: all running starts of the operand, oldest first. */
    private static final class Repeating extends Instance implements Receiver {
        private final EveryNode node;
        private final List<Instance> running = new ArrayList<>(1);
        private Bindings begin;

        Repeating(EveryNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        void start(Bindings begin) {
            this.begin = begin;
            spawn();
        }

        private void spawn() {
            WhileStarting starting = new WhileStarting();
            Instance child = node.operand().create(starting, machine);
            child.start(begin);
            if (starting.turnedTrue) {
                child.quit();
            } else {
                running.add(child);
                child.parent(this);
            }
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            if (quit) {
                running.remove(from);
            }
            if (!from.isFilter()) {
                spawn();
            }
            parent().turnedTrue(this, match, false);
        }

        @Override
        public void turnedFalse(Instance from) {
            from.quit();
            running.remove(from);
            spawn();
        }

        @Override
        public boolean keepsFilter() {
            return true;
        }

        @Override
        void quit() {
            running.forEach(Instance::quit);
            running.clear();
        }

        @Override
        boolean isInitial() {
            return begin.isEmpty() && running.size() == 1 && running.get(0).isInitial();
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            out.writeSize(running.size());
            running.forEach(child -> child.write(out));
        }
    }
}
