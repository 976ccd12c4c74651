package io.bongsu.engine.join;

import io.bongsu.engine.expression.Scope;
import java.util.Collection;
import java.util.function.Consumer;

/** Finds every event: two streams that nothing relates. */
final class AllIndex implements JoinIndex {
    private final Bucket events = new Bucket();

    @Override
    public void add(Held held) {
        events.add(held);
    }

    @Override
    public void remove(Held held) {
        events.remove(held);
    }

    @Override
    public void forEach(Consumer<Held> action) {
        events.events().forEach(action);
    }

    /** Needs nothing of the asking event. */
    record Of() implements Program {
        @Override
        public JoinIndex create() {
            return new AllIndex();
        }

        @Override
        public Collection<Held> find(JoinIndex index, Scope asking) {
            return ((AllIndex) index).events.events();
        }
    }
}
