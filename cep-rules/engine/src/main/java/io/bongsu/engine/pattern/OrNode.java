package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;

/** Any operand; when one ends with its match, the others are given up. */
record OrNode(List<Node> operands) implements Node {
    private static final int GONE = 0;
    private static final int RUNNING = 1;
    private static final int LOST = 2;

    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Choosing(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Choosing instance = new Choosing(this, parent, machine);
        for (int i = 0; i < operands.size(); i++) {
            int state = in.readByte();
            instance.running[i] = state == GONE ? null : operands.get(i).read(in, instance, machine);
            instance.lost[i] = state == LOST;
        }
        return instance;
    }

    /**
     * An instance of the node: per operand its running instance, or null, and whether it has said that it can never match;
     * a repetition that lost its operand may match by its end all the same.
     */
    private static final class Choosing extends Instance implements Receiver {
        private final OrNode node;
        private final Instance[] running;
        private final boolean[] lost;
        private boolean over;

        Choosing(OrNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
            this.running = new Instance[node.operands().size()];
            this.lost = new boolean[running.length];
        }

        @Override
        Node node() {
            return node;
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
            boolean allLost = true;
            for (int i = 0; i < running.length; i++) {
                lost[i] |= running[i] == from;
                allLost &= lost[i] || running[i] == null;
            }
            if (allLost) {
                quit();
                parent().turnedFalse(this, true);
            }
        }

        private void forget(Instance child) {
            for (int i = 0; i < running.length; i++) {
                if (running[i] == child) {
                    running[i] = null;
                }
            }
        }

        @Override
        public int numberOf(Instance child) {
            for (int i = 0; i < running.length; i++) {
                if (running[i] == child && !lost[i]) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public Instance child(int number) {
            return running[number];
        }

        @Override
        void discard(Taken taken) {
            for (int i = 0; i < running.length; i++) {
                if (running[i] != null && !lost[i]) {
                    running[i].discard(taken);
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
            for (int i = 0; i < running.length; i++) {
                if (running[i] == null || lost[i] || !running[i].isInitial()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void write(StateOutput out) {
            for (int i = 0; i < running.length; i++) {
                out.writeByte(running[i] == null ? GONE : lost[i] ? LOST : RUNNING);
                if (running[i] != null) {
                    running[i].write(out);
                }
            }
        }
    }
}
