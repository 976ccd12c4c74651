package io.bongsu.engine.join;

import io.bongsu.engine.expression.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds events by a range of one field, and equality of others where there are any.
 *
 * <p>Cost: one look-up, then one step per event found. An event whose field is null is in no range.
 */
final class TreeIndex implements JoinIndex {
    private static final Object NO_KEY = "";

    private final Of program;
    private final Map<Object, NavigableMap<Object, Bucket>> trees = new HashMap<>();

    private TreeIndex(Of program) {
        this.program = program;
    }

    @Override
    public void add(Held held) {
        Object value = program.side.keyOf(held, program.field);
        if (value != null) {
            trees.computeIfAbsent(program.hashOf(held), key -> new TreeMap<>())
                    .computeIfAbsent(value, key -> new Bucket())
                    .add(held);
        }
    }

    @Override
    public void remove(Held held) {
        Object value = program.side.keyOf(held, program.field);
        Object hash = program.hashOf(held);
        NavigableMap<Object, Bucket> tree = value == null ? null : trees.get(hash);
        Bucket bucket = tree == null ? null : tree.get(value);
        if (bucket == null) {
            return;
        }
        bucket.remove(held);
        if (bucket.isEmpty()) {
            tree.remove(value);
            if (tree.isEmpty()) {
                trees.remove(hash);
            }
        }
    }

    @Override
    public void forEach(Consumer<Held> action) {
        trees.values()
                .forEach(tree -> tree.values().forEach(bucket -> bucket.events().forEach(action)));
    }

    /** The ends of a range; no key where a side has no end. */
    record Ends(JoinKey low, boolean withLow, JoinKey high, boolean withHigh, boolean eitherOrder) {
        private Collection<Held> in(NavigableMap<Object, Bucket> tree, Scope asking) {
            Object from = low == null ? null : low.of(asking);
            Object to = high == null ? null : high.of(asking);
            if ((low != null && from == null) || (high != null && to == null)) {
                return List.of();
            }
            if (low == null) {
                return events(tree.headMap(to, withHigh));
            }
            if (high == null) {
                return events(tree.tailMap(from, withLow));
            }
            @SuppressWarnings("unchecked") // values of one kind, which has an order
            int order = ((Comparable<Object>) from).compareTo(to);
            if (order > 0) {
                return eitherOrder ? events(tree.subMap(to, withLow, from, withHigh)) : List.of();
            }
            return events(tree.subMap(from, withLow, to, withHigh));
        }

        private static Collection<Held> events(NavigableMap<Object, Bucket> part) {
            List<Held> events = new ArrayList<>();
            part.values().forEach(bucket -> events.addAll(bucket.events()));
            return events;
        }
    }

    /** {@code hash} and {@code asked} are null where only the range counts. */
    record Of(Side side, JoinKey hash, JoinKey asked, JoinKey field, Ends ends) implements Program {
        private Object hashOf(Held held) {
            return hash == null ? NO_KEY : side.keyOf(held, hash);
        }

        @Override
        public JoinIndex create() {
            return new TreeIndex(this);
        }

        @Override
        public Collection<Held> find(JoinIndex index, Scope asking) {
            NavigableMap<Object, Bucket> tree = ((TreeIndex) index).trees.get(hash == null ? NO_KEY : asked.of(asking));
            return tree == null ? List.of() : ends.in(tree, asking);
        }
    }
}
