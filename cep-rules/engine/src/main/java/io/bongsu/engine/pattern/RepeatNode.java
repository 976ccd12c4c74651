package io.bongsu.engine.pattern;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * {@code [low:high] operand until end}: collects the operand's events into arrays until {@code end} matches, or until
 * {@code low = high} of them are there.
 */
record RepeatNode(
        Node operand, Optional<Evaluator> low, Optional<Evaluator> high, Optional<Node> until, List<Integer> tags)
        implements Node {
    RepeatNode {
        tags = List.copyOf(tags);
    }

    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Collecting(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Collecting instance = new Collecting(this, parent, machine);
        instance.begin = machine.readBindings(in);
        instance.count = in.readSize();
        for (int i = 0; i < tags.size(); i++) {
            int size = in.readCount();
            if (size > 0) {
                instance.collected.set(i, new ArrayList<>());
            }
            for (int n = 0; n < size; n++) {
                instance.collected.get(i).add(in.readEvent());
            }
        }
        instance.bounds(instance.begin);
        instance.operand = in.readBoolean() ? operand.read(in, instance, machine) : null;
        if (in.readBoolean()) {
            instance.until = until.orElseThrow(() -> new StateException("a repetition without an end has none running"))
                    .read(in, instance, machine);
        }
        return instance;
    }

    /** An instance of the node: what was collected, the running operand and the running end. */
    private static final class Collecting extends Instance implements Receiver {
        private static final int UNBOUNDED = -1;

        private final RepeatNode node;
        private final List<List<Event>> collected;
        private Bindings begin;
        private int low;
        private int high;
        private int count;
        private Instance operand;
        private Instance until;

        Collecting(RepeatNode node, Receiver parent, PatternMachine machine) {
            super(parent, machine);
            this.node = node;
            this.collected = new ArrayList<>(node.tags().size());
            for (int i = 0; i < node.tags().size(); i++) {
                collected.add(List.of());
            }
        }

        private void bounds(Bindings begin) {
            int one = bound(node.low(), begin);
            int other = bound(node.high(), begin);
            boolean swapped = one != UNBOUNDED && other != UNBOUNDED && other < one;
            low = swapped ? other : one;
            high = swapped ? one : other;
        }

        private int bound(Optional<Evaluator> bound, Bindings begin) {
            Object value = bound.isEmpty() ? null : machine.evaluate(bound.get(), begin);
            return value instanceof Number number ? Math.max(0, number.intValue()) : UNBOUNDED;
        }

        @Override
        Node node() {
            return node;
        }

        @Override
        void start(Bindings begin) {
            this.begin = begin;
            operand = node.operand().create(this, machine);
            if (node.until().isPresent()) {
                until = node.until().get().create(this, machine);
                until.start(begin);
            }
            bounds(begin);
            if (operand != null) {
                operand.start(begin);
            }
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            boolean isOperand = from == operand;
            if (isOperand) {
                count++;
                collect(match);
            }
            if (quit) {
                if (isOperand) {
                    operand = null;
                } else {
                    until = null;
                }
            }
            if (!isOperand) {
                quit();
                if (low != UNBOUNDED && count < low) {
                    parent().turnedFalse(this, true);
                } else {
                    parent().turnedTrue(this, consolidated(match), true);
                }
            } else if (low != UNBOUNDED && low == high && count == low) {
                quit();
                parent().turnedTrue(this, consolidated(match), true);
            } else {
                again();
            }
        }

        private void again() {
            boolean more = high == UNBOUNDED || high > count;
            if (operand == null && more) {
                operand = node.operand().create(this, machine);
                operand.start(begin);
            } else if (operand != null && !more) {
                operand.quit();
                operand = null;
            }
        }

        private void collect(Bindings match) {
            for (int i = 0; i < node.tags().size(); i++) {
                Object value = match.get(node.tags().get(i));
                if (value == null) {
                    continue;
                }
                if (collected.get(i).isEmpty()) {
                    collected.set(i, new ArrayList<>(2));
                }
                List<Event> events = collected.get(i);
                if (value instanceof Event event) {
                    events.add(event);
                } else {
                    ((List<?>) value).forEach(event -> events.add((Event) event));
                }
            }
        }

        private Bindings consolidated(Bindings match) {
            Bindings result = match;
            for (int i = 0; i < node.tags().size(); i++) {
                if (!collected.get(i).isEmpty()) {
                    result = result.with(
                            node.tags().get(i), Collections.unmodifiableList(new ArrayList<>(collected.get(i))));
                }
            }
            return result;
        }

        @Override
        public void turnedFalse(Instance from, boolean restartable) {
            if (from == operand) {
                operand.quit();
                operand = null;
            } else if (until != null) {
                until.quit();
                until = null;
            } else {
                return;
            }
            parent().turnedFalse(this, true);
        }

        @Override
        public int numberOf(Instance child) {
            return child == operand ? 0 : child == until ? 1 : -1;
        }

        @Override
        public Instance child(int number) {
            return number == 0 ? operand : until;
        }

        @Override
        void discard(Taken taken) {
            boolean has = taken.hasAny(begin);
            for (List<Event> events : collected) {
                has |= taken.hasAny(events);
            }
            if (has) {
                quit();
                parent().turnedFalse(this, true);
                return;
            }
            if (operand != null) {
                operand.discard(taken);
            }
            if (until != null) {
                until.discard(taken);
            }
        }

        @Override
        public boolean keepsFilter() {
            return true;
        }

        @Override
        void quit() {
            if (operand != null) {
                operand.quit();
                operand = null;
            }
            if (until != null) {
                until.quit();
                until = null;
            }
        }

        @Override
        boolean isInitial() {
            return count == 0
                    && begin.isEmpty()
                    && operand != null
                    && operand.isInitial()
                    && (node.until().isEmpty() || (until != null && until.isInitial()));
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            out.writeSize(count);
            for (List<Event> events : collected) {
                out.writeSize(events.size());
                events.forEach(out::writeEvent);
            }
            writeChild(out, operand);
            writeChild(out, until);
        }

        private static void writeChild(StateOutput out, Instance child) {
            out.writeBoolean(child != null);
            if (child != null) {
                child.write(out);
            }
        }
    }
}
