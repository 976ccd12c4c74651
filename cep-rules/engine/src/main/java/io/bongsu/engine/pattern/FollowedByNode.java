package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;

/**
 * {@code a -> b -> c}: each match of an operand starts the next one.
 *
 * <p>Shape: {@code limits} is empty, or has for each arrow how many of the operand after it may run at a time, or null.
 */
record FollowedByNode(List<Node> operands, List<Evaluator> limits) implements Node {
    private static final int[] UNCOUNTED = {};

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
            instance.started(place);
            instance.add(operands.get(place).read(in, instance, machine));
        }
        return instance;
    }

    @SuppressWarnings("ReferenceEquality") // two operands with the same text are two places
    private int placeOf(Instance child) {
        Node node = child.node();
        int place = operands.size() - 1;
        while (place > 0 && operands.get(place) != node) {
            place--;
        }
        return place;
    }

    /** An instance of the node: running operands, in order of start; a child knows its place by its node. */
    private static final class Following extends Parent {
        private final FollowedByNode node;
        /** Running children by place, where there are limits. */
        private final int[] counts;

        Following(FollowedByNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
            this.counts = node.limits().isEmpty()
                    ? UNCOUNTED
                    : new int[node.operands().size()];
        }

        private void started(int place) {
            if (counts != UNCOUNTED) {
                counts[place]++;
            }
        }

        private void ended(Instance child) {
            if (counts != UNCOUNTED && isChild(child)) {
                counts[node.placeOf(child)]--;
            }
            remove(child);
        }

        private boolean isFull(int place, Bindings begin) {
            Evaluator limit = counts == UNCOUNTED ? null : node.limits().get(place - 1);
            return limit != null
                    && machine.evaluate(limit, begin) instanceof Number most
                    && most.intValue() >= 0
                    && counts[place] >= most.intValue();
        }

        @Override
        Node node() {
            return node;
        }

        @Override
        void start(Bindings begin) {
            next(0, begin);
        }

        private void next(int place, Bindings begin) {
            Instance child = node.operands().get(place).create(this, machine);
            started(place);
            add(child);
            child.start(begin);
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            if (!isChild(from)) {
                return;
            }
            int place = node.placeOf(from);
            if (quit) {
                ended(from);
            }
            if (place == node.operands().size() - 1) {
                parent().turnedTrue(this, match, isChildless());
            } else if (!isFull(place + 1, match)) {
                next(place + 1, match);
            }
        }

        @Override
        public void turnedFalse(Instance from, boolean restartable) {
            from.quit();
            ended(from);
            if (isChildless()) {
                parent().turnedFalse(this, true);
                quit();
            }
        }

        @Override
        void discard(Taken taken) {
            discardBelow(taken);
        }

        @Override
        boolean isInitial() {
            Instance child = onlyChild();
            return child != null && node.placeOf(child) == 0 && child.isInitial();
        }

        @Override
        void write(StateOutput out) {
            writeChildren(out);
        }

        @Override
        void writeChild(Instance child, StateOutput out) {
            out.writeSize(node.placeOf(child));
            child.write(out);
        }
    }
}
