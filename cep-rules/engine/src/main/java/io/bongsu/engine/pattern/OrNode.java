package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;

/** Any operand; when one ends with its match, the others are given up. */
record OrNode(List<Node> operands) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Choosing(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Choosing instance = new Choosing(this, parent, machine);
        for (int i = 0; i < operands.size(); i++) {
            instance.running[i] = in.readBoolean() ? operands.get(i).read(in, instance, machine) : null;
        }
        return instance;
    }

    /** An instance of the node: per operand its running instance, or null. */
    private static final class Choosing extends Instance implements Receiver {
        private final OrNode node;
        private final Instance[] running;
        private boolean over;

        Choosing(OrNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
            this.running = new Instance[node.operands().size()];
        }

        @Override
        void start(Bindings begin) {
            for (int i = 0; i < running.length; i++) {
                running[i] = node.operands().get(i).create(this, machine);
            }
            Instance[] all = running.clone();
            for (int i = 0; i < all.length && !over; i++) {
                all[i].start(begin);
            }
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            if (quit) {
                forget(from);
                quit();
            }
            parent().turnedTrue(this, match, quit);
        }

        @Override
        public void turnedFalse(Instance from, boolean restartable) {
            forget(from);
            for (Instance child : running) {
                if (child != null) {
                    return;
                }
            }
            parent().turnedFalse(this, true);
        }

        private void forget(Instance child) {
            for (int i = 0; i < running.length; i++) {
                if (running[i] == child) {
                    running[i] = null;
                }
            }
        }

        @Override
        void quit() {
            over = true;
            for (int i = 0; i < running.length; i++) {
                if (running[i] != null) {
                    running[i].quit();
                    running[i] = null;
                }
            }
        }

        @Override
        boolean isInitial() {
            for (Instance child : running) {
                if (child == null || !child.isInitial()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void write(StateOutput out) {
            for (Instance child : running) {
                out.writeBoolean(child != null);
                if (child != null) {
                    child.write(out);
                }
            }
        }
    }
}
