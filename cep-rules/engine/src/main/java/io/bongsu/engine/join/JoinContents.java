package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What the streams of one running join hold, and the indexes over it.
 *
 * <p>Shape: per stream the events in the order in which they came; that order is written, the indexes are made anew when it
 * is read. Empty it takes no index.
 */
final class JoinContents {
    private final IntFunction<List<JoinIndex.Program>> programs;
    private final Object[] row;
    private final Scope scope;
    private final Map<Event, Held>[] held;
    private final Set<Held>[] order;
    private final JoinIndex[][] indexes;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generics
    JoinContents(int streams, IntFunction<List<JoinIndex.Program>> programs, Object[] row, Scope scope) {
        this.programs = programs;
        this.row = row;
        this.scope = scope;
        this.held = new Map[streams];
        this.order = new Set[streams];
        this.indexes = new JoinIndex[streams][];
    }

    Scope scope() {
        return scope;
    }

    /** The scope's bindings, all null between two look-ups. */
    Object[] row() {
        return row;
    }

    JoinIndex index(int stream, int number) {
        return indexesOf(stream)[number];
    }

    private JoinIndex[] indexesOf(int stream) {
        if (indexes[stream] == null) {
            List<JoinIndex.Program> made = programs.apply(stream);
            indexes[stream] = new JoinIndex[made.size()];
            for (int i = 0; i < indexes[stream].length; i++) {
                indexes[stream][i] = made.get(i).create();
            }
        }
        return indexes[stream];
    }

    void add(int stream, Event event) {
        if (held[stream] == null) {
            held[stream] = new IdentityHashMap<>(4);
            order[stream] = new LinkedHashSet<>(4);
        }
        if (held[stream].containsKey(event)) {
            return;
        }
        Held added = new Held(event);
        held[stream].put(event, added);
        order[stream].add(added);
        for (JoinIndex index : indexesOf(stream)) {
            index.add(added);
        }
    }

    void remove(int stream, Event event) {
        Held removed = held[stream] == null ? null : held[stream].remove(event);
        if (removed == null) {
            return;
        }
        order[stream].remove(removed);
        for (JoinIndex index : indexesOf(stream)) {
            index.remove(removed);
        }
        if (order[stream].isEmpty()) {
            clear(stream);
        }
    }

    /** All events of the stream, in the order in which they came. */
    Collection<Held> all(int stream) {
        return order[stream] == null ? List.of() : order[stream];
    }

    /** All events of the stream, in the order of its first index. */
    void forEach(int stream, Consumer<Held> action) {
        if (order[stream] != null && indexesOf(stream).length > 0) {
            indexesOf(stream)[0].forEach(action);
        } else {
            all(stream).forEach(action);
        }
    }

    void clear(int stream) {
        held[stream] = null;
        order[stream] = null;
        indexes[stream] = null;
    }

    boolean isEmpty() {
        for (Set<Held> one : order) {
            if (one != null) {
                return false;
            }
        }
        return true;
    }

    void write(StateOutput out) {
        for (Set<Held> one : order) {
            out.writeSize(one == null ? 0 : one.size());
            if (one != null) {
                one.forEach(event -> out.writeEvent(event.event()));
            }
        }
    }

    void read(StateInput in) {
        for (int stream = 0; stream < order.length; stream++) {
            int count = in.readCount();
            for (int i = 0; i < count; i++) {
                add(stream, in.readEvent());
            }
        }
    }
}
