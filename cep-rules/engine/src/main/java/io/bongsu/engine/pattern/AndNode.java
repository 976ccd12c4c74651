package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;

/** All operands, in any order; each new match combines with the matches that the others have had. */
record AndNode(List<Node> operands) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Joining(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Joining instance = new Joining(this, parent, machine);
        instance.over = in.readBoolean();
        for (int i = 0; i < operands.size(); i++) {
            instance.running[i] = in.readBoolean() ? operands.get(i).read(in, instance, machine) : null;
            int count = in.readCount();
            for (int n = 0; n < count; n++) {
                instance.keep(i, machine.readBindings(in));
            }
        }
        return instance;
    }

    /** An instance of the node: per operand its running instance, or null, and its matches so far. */
    private static final class Joining extends Instance implements Receiver {
        private final AndNode node;
        private final Instance[] running;
        /** Per operand null, one match, or a list of more than one: most operands match once. */
        private final Object[] matches;

        private boolean over;

        Joining(AndNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
            this.running = new Instance[node.operands().size()];
            this.matches = new Object[running.length];
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
            for (int i = 0; i < running.length; i++) {
                if (running[i] != null) {
                    running[i].start(begin);
                }
            }
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            int place = placeOf(from);
            if (place >= 0 && quit) {
                running[place] = null;
            }
            if (over || place < 0) {
                return;
            }
            boolean othersRun = false;
            boolean waitsForOthers = false;
            boolean complete = true;
            for (int i = 0; i < running.length; i++) {
                complete &= i == place || matches[i] != null;
                othersRun |= i != place && running[i] != null;
                waitsForOthers |= running[i] != null && !running[i].isNot();
            }
            if (!complete) {
                keep(place, match);
                return;
            }
            if (othersRun) {
                keep(place, match);
            }
            List<Bindings> combined = combine(place, match);
            boolean ends = !waitsForOthers;
            if (ends) {
                quit();
            }
            for (Bindings one : combined) {
                parent().turnedTrue(this, one, ends);
            }
        }

        @SuppressWarnings("unchecked")
        private void keep(int place, Bindings match) {
            if (matches[place] == null) {
                matches[place] = match;
            } else if (matches[place] instanceof Bindings first) {
                List<Bindings> several = new ArrayList<>(2);
                several.add(first);
                several.add(match);
                matches[place] = several;
            } else {
                ((List<Bindings>) matches[place]).add(match);
            }
        }

        @SuppressWarnings("unchecked")
        private List<Bindings> matches(int place) {
            if (matches[place] == null) {
                return List.of();
            }
            return matches[place] instanceof Bindings one ? List.of(one) : (List<Bindings>) matches[place];
        }

        private List<Bindings> combine(int place, Bindings match) {
            List<Bindings> combined = List.of(match);
            for (int i = 0; i < running.length; i++) {
                if (i == place) {
                    continue;
                }
                List<Bindings> others = matches(i);
                List<Bindings> wider = new ArrayList<>(combined.size() * others.size());
                for (Bindings one : combined) {
                    for (Bindings other : others) {
                        wider.add(one.merge(other));
                    }
                }
                combined = wider;
            }
            return combined;
        }

        private int placeOf(Instance child) {
            for (int i = 0; i < running.length; i++) {
                if (running[i] == child) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public void turnedFalse(Instance from, boolean restartable) {
            quit();
            parent().turnedFalse(this, restartable);
        }

        @Override
        public int numberOf(Instance child) {
            return placeOf(child);
        }

        @Override
        public Instance child(int number) {
            return running[number];
        }

        @Override
        void discard(Taken taken) {
            for (int i = 0; i < running.length; i++) {
                for (Bindings match : matches(i)) {
                    if (taken.hasAny(match)) {
                        quit();
                        parent().turnedFalse(this, true);
                        return;
                    }
                }
            }
            for (int i = 0; i < running.length; i++) {
                if (running[i] != null) {
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
                matches[i] = null;
            }
        }

        @Override
        boolean isInitial() {
            for (int i = 0; i < running.length; i++) {
                if (over
                        || running[i] == null
                        || !running[i].isInitial()
                        || matches(i).size() > (running[i].isNot() ? 1 : 0)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void write(StateOutput out) {
            out.writeBoolean(over);
            for (int i = 0; i < running.length; i++) {
                out.writeBoolean(running[i] != null);
                if (running[i] != null) {
                    running[i].write(out);
                }
                List<Bindings> kept = matches(i);
                out.writeSize(kept.size());
                kept.forEach(match -> match.write(out));
            }
        }
    }
}
