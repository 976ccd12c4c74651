package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code a -> b -> c}: each match of an operand starts the next one. */
record FollowedByNode(List<Node> operands) implements Node {
    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Following(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Following instance = new Following(this, parent, machine);
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            int place = in.readSize();
            if (place >= operands.size()) {
                throw new StateException("a sequence has the operand, place=" + place + " operands=" + operands.size());
            }
            instance.running.put(operands.get(place).read(in, instance, machine), place);
        }
        return instance;
    }

    /** An instance of the node: running operands, in order of start, with their places. */
    private static final class Following extends Instance implements Receiver {
        private final FollowedByNode node;
        private final Map<Instance, Integer> running = new LinkedHashMap<>(2);

        Following(FollowedByNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
        }

        @Override
        void start(Bindings begin) {
            next(0, begin);
        }

        private void next(int place, Bindings begin) {
            Instance child = node.operands().get(place).create(this, machine);
            running.put(child, place);
            child.start(begin);
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            Integer place = running.get(from);
            if (place == null) {
                return;
            }
            if (quit) {
                running.remove(from);
            }
            if (place == node.operands().size() - 1) {
                parent().turnedTrue(this, match, running.isEmpty());
            } else {
                next(place + 1, match);
            }
        }

        @Override
        public void turnedFalse(Instance from) {
            from.quit();
            running.remove(from);
            if (running.isEmpty()) {
                parent().turnedFalse(this);
                quit();
            }
        }

        @Override
        void quit() {
            List.copyOf(running.keySet()).forEach(Instance::quit);
            running.clear();
        }

        @Override
        boolean isInitial() {
            return running.size() == 1
                    && running.entrySet().iterator().next().getValue() == 0
                    && running.keySet().iterator().next().isInitial();
        }

        @Override
        void write(StateOutput out) {
            out.writeSize(running.size());
            running.forEach((child, place) -> {
                out.writeSize(place);
                child.write(out);
            });
        }
    }
}
