package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts rows together from what was found for one stream and the rows of the streams below it.
 *
 * <p>Shape: a tree, one node per stream; the nodes furthest down are finished first. Scratch space of one thread.
 */
abstract class Assembly {
    final int stream;
    private final int streams;
    private Assembly parent;
    private Consumer<Event[]> rows;

    Assembly(int stream, int streams) {
        this.stream = stream;
        this.streams = streams;
    }

    void under(Assembly parent) {
        this.parent = parent;
    }

    boolean isRoot() {
        return parent == null;
    }

    /** Where finished rows go, at the root. */
    void into(Consumer<Event[]> rows) {
        this.rows = rows;
    }

    void begin(Found found) {}

    /** Makes the rows of events that have none from below, or all that were waited for. */
    abstract void finish(Found found);

    /** A row of the stream {@code from} below, for this stream's event {@code mine}, which is among those of the node. */
    abstract void take(Event[] row, int from, Event mine, Found.Node node);

    /** Gives a row up, for the event of the stream above. */
    final void give(Event[] row, Event above, Found.Node node) {
        if (parent == null) {
            rows.accept(row);
        } else {
            parent.take(row, stream, above, node);
        }
    }

    final Event[] rowOf(Event event) {
        Event[] row = new Event[streams];
        row[stream] = event;
        return row;
    }

    /** A stream with none below. */
    static final class Leaf extends Assembly {
        Leaf(int stream, int streams) {
            super(stream, streams);
        }

        @Override
        void finish(Found found) {
            for (Found.Node node : found.of(stream)) {
                for (Held held : node.events()) {
                    give(rowOf(held.event()), node.parentEvent(), node.parent());
                }
            }
        }

        @Override
        void take(Event[] row, int from, Event mine, Found.Node node) {
            throw new IllegalStateException("a leaf has no stream below it, stream=" + stream + " from=" + from);
        }
    }

    /** The asking stream, with one below. */
    static final class Root extends Assembly {
        private final boolean required;
        private boolean given;

        Root(int stream, int streams, boolean required) {
            super(stream, streams);
            this.required = required;
        }

        @Override
        void begin(Found found) {
            given = false;
        }

        @Override
        void finish(Found found) {
            if (!required && !given) {
                give(rowOf(null), null, null);
            }
        }

        @Override
        void take(Event[] row, int from, Event mine, Found.Node node) {
            given = true;
            give(row, null, null);
        }
    }

    /** A stream with one below, that must have an event or need not. */
    static final class Branch extends Assembly {
        private final boolean required;
        private final Set<Event> given = Collections.newSetFromMap(new IdentityHashMap<>());

        Branch(int stream, int streams, boolean required) {
            super(stream, streams);
            this.required = required;
        }

        @Override
        void begin(Found found) {
            given.clear();
        }

        @Override
        void finish(Found found) {
            if (required) {
                return;
            }
            List<Found.Node> nodes = found.of(stream);
            Found.Node single = found.single(stream);
            if (single != null) {
                if (given.isEmpty()) {
                    // As Esper does: the node itself, not the one above it.
                    give(rowOf(single.first()), single.parentEvent(), single);
                }
                return;
            }
            for (Found.Node node : nodes) {
                for (Held held : node.events()) {
                    if (!given.contains(held.event())) {
                        give(rowOf(held.event()), node.parentEvent(), node.parent());
                    }
                }
            }
        }

        @Override
        void take(Event[] row, int from, Event mine, Found.Node node) {
            row[stream] = mine;
            give(row, node.parentEvent(), node.parent());
            given.add(mine);
        }
    }
}
