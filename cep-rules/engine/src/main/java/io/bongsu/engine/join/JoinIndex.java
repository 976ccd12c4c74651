package io.bongsu.engine.join;

import io.bongsu.engine.expression.Scope;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Events of one stream of a join, to be found by their values.
 *
 * <p>Shape: what is found comes in the order in which it was added, or, by a range, in ascending order of the value first.
 */
interface JoinIndex {
    void add(Held held);

    void remove(Held held);

    /** All events, in the index's own order. */
    void forEach(Consumer<Held> action);

    /** How the index is asked, and made. */
    interface Program {
        JoinIndex create();

        /** Events that the event of the asking stream, which is in the scope's bindings, may be joined with. */
        Collection<Held> find(JoinIndex index, Scope asking);
    }
}
