package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As {@link EveryNode}, but a match with keys that were seen is not passed on.
 *
 * <p>Shape: each running start of the operand has its own keys, with the time at which each is forgotten; a new start gets
 * those of the one that matched, and none after one that turned false.
 */
record EveryDistinctNode(Node operand, List<Evaluator> keys, List<ValueType> types, Evaluator expiry) implements Node {
    private static final long NEVER = Long.MAX_VALUE;

    @Override
    public Instance create(Receiver parent, PatternMachine machine) {
        return new Distinct(this, parent, machine);
    }

    @Override
    public Instance read(StateInput in, Receiver parent, PatternMachine machine) {
        Distinct instance = new Distinct(this, parent, machine);
        instance.begin = machine.readBindings(in);
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Map<Object, Long> seen = new LinkedHashMap<>();
            int size = in.readCount();
            for (int n = 0; n < size; n++) {
                Object[] key = new Object[keys.size()];
                for (int k = 0; k < key.length; k++) {
                    key[k] = in.readValue(types.get(k));
                }
                seen.put(key.length == 1 ? key[0] : Arrays.asList(key), expiry == null ? NEVER : in.readTime());
            }
            Instance child = operand.read(in, instance, machine);
            instance.add(child);
            instance.seen.put(child, seen);
        }
        return instance;
    }

    /** An instance of the node. */
    private static final class Distinct extends Parent {
        private final EveryDistinctNode node;
        private final Map<Instance, Map<Object, Long>> seen = new IdentityHashMap<>();
        private Bindings begin;
        /** An operand is being started: a match that comes meanwhile is not passed on. */
        private boolean starting;

        private boolean matchedAtStart;
        private boolean over;

        Distinct(EveryDistinctNode node, Receiver parent, PatternMachine machine) {
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
            spawn(new LinkedHashMap<>());
        }

        private void spawn(Map<Object, Long> keys) {
            Instance child = node.operand().create(this, machine);
            matchedAtStart = false;
            starting = true;
            child.start(begin);
            starting = false;
            if (matchedAtStart) {
                child.quit();
            } else {
                add(child);
                seen.put(child, keys);
            }
        }

        @Override
        public void turnedTrue(Instance from, Bindings match, boolean quit) {
            if (starting) {
                matchedAtStart = true;
                return;
            }
            Map<Object, Long> keys = seen.get(from);
            boolean known = keys != null && isKnown(keys, key(match));
            if (quit) {
                remove(from);
                seen.remove(from);
            }
            if (!from.isFilter() && !over) {
                spawn(keys == null ? new LinkedHashMap<>() : quit ? keys : new LinkedHashMap<>(keys));
            }
            if (!known) {
                parent().turnedTrue(this, match, false);
            }
        }

        private Object key(Bindings match) {
            List<Evaluator> keys = node.keys();
            if (keys.size() == 1) {
                return machine.evaluate(keys.get(0), match);
            }
            Object[] values = new Object[keys.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = machine.evaluate(keys.get(i), match);
            }
            return Arrays.asList(values);
        }

        /** Whether the key was seen and is not forgotten; from now on it is known. */
        private boolean isKnown(Map<Object, Long> keys, Object key) {
            Iterator<Long> oldest = keys.values().iterator();
            while (node.expiry() != null && oldest.hasNext() && oldest.next() <= machine.nowMillis()) {
                oldest.remove();
            }
            if (keys.containsKey(key)) {
                return true;
            }
            long due = node.expiry() == null ? NEVER : machine.dueAfter(node.expiry(), begin);
            keys.put(key, due == PatternMachine.UNKNOWN ? NEVER : due);
            return false;
        }

        @Override
        public void turnedFalse(Instance from, boolean restartable) {
            if (starting || over) {
                return;
            }
            from.quit();
            remove(from);
            seen.remove(from);
            spawn(new LinkedHashMap<>());
        }

        @Override
        void quit() {
            over = true;
            super.quit();
            seen.clear();
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
        public boolean keepsFilter() {
            return true;
        }

        @Override
        boolean swallowsFalse() {
            return true;
        }

        @Override
        boolean isInitial() {
            Instance child = onlyChild();
            return child != null
                    && begin.isEmpty()
                    && child.isInitial()
                    && seen.get(child).isEmpty();
        }

        @Override
        void write(StateOutput out) {
            begin.write(out);
            writeChildren(out);
        }

        @Override
        void writeChild(Instance child, StateOutput out) {
            Map<Object, Long> keys = seen.get(child);
            out.writeSize(keys.size());
            for (Map.Entry<Object, Long> one : keys.entrySet()) {
                List<?> values =
                        node.keys().size() == 1 ? Collections.singletonList(one.getKey()) : (List<?>) one.getKey();
                for (int i = 0; i < values.size(); i++) {
                    out.writeValue(values.get(i), node.types().get(i));
                }
                if (node.expiry() != null) {
                    out.writeTime(one.getValue());
                }
            }
            child.write(out);
        }
    }
}
