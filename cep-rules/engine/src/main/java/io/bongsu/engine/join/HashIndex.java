package io.bongsu.engine.join;

import io.bongsu.engine.expression.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds events by equality; cost: one look-up. */
final class HashIndex implements JoinIndex {
    private final Of program;
    private final Map<Object, Bucket> buckets = new HashMap<>();

    private HashIndex(Of program) {
        this.program = program;
    }

    @Override
    public void add(Held held) {
        buckets.computeIfAbsent(program.side.keyOf(held, program.indexed), key -> new Bucket())
                .add(held);
    }

    @Override
    public void remove(Held held) {
        Object key = program.side.keyOf(held, program.indexed);
        Bucket bucket = buckets.get(key);
        if (bucket != null) {
            bucket.remove(held);
            if (bucket.isEmpty()) {
                buckets.remove(key);
            }
        }
    }

    @Override
    public void forEach(Consumer<Held> action) {
        buckets.values().forEach(bucket -> bucket.events().forEach(action));
    }

    private Collection<Held> find(Object key) {
        Bucket bucket = buckets.get(key);
        return bucket == null ? List.of() : bucket.events();
    }

    /** Equality of all key parts. */
    record Of(Side side, JoinKey indexed, JoinKey asked) implements Program {
        @Override
        public JoinIndex create() {
            return new HashIndex(this);
        }

        @Override
        public Collection<Held> find(JoinIndex index, Scope asking) {
            return ((HashIndex) index).find(asked.of(asking));
        }
    }

    /** One of several values: {@code indexed in (asked, asked, …)}; in the order of the values. */
    record In(Of index, List<JoinKey> asked) implements Program {
        @Override
        public JoinIndex create() {
            return index.create();
        }

        @Override
        public Collection<Held> find(JoinIndex index, Scope asking) {
            Collection<Held> found = new LinkedHashSet<>();
            for (JoinKey key : asked) {
                found.addAll(((HashIndex) index).find(key.of(asking)));
            }
            return found;
        }
    }

    /** One of several fields: {@code asked in (indexed, indexed, …)}; in the order of the fields. */
    static final class AnyOf implements Program {
        private final List<Of> indexes;

        AnyOf(List<Of> indexes) {
            this.indexes = List.copyOf(indexes);
        }

        @Override
        public JoinIndex create() {
            return new Several(indexes.stream().map(Of::create).toList());
        }

        @Override
        public Collection<Held> find(JoinIndex index, Scope asking) {
            Collection<Held> found = new LinkedHashSet<>();
            List<JoinIndex> parts = ((Several) index).parts;
            for (int i = 0; i < indexes.size(); i++) {
                found.addAll(indexes.get(i).find(parts.get(i), asking));
            }
            return found;
        }
    }

    private static final class Several implements JoinIndex {
        private final List<JoinIndex> parts;

        Several(List<JoinIndex> parts) {
            this.parts = new ArrayList<>(parts);
        }

        @Override
        public void add(Held held) {
            parts.forEach(part -> part.add(held));
        }

        @Override
        public void remove(Held held) {
            parts.forEach(part -> part.remove(held));
        }

        @Override
        public void forEach(Consumer<Held> action) {
            parts.get(0).forEach(action);
        }
    }
}
