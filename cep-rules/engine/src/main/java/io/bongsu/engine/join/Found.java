package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was found on the way through a tree of streams: per stream, which events for which event of the stream before it. */
final class Found {
    private final List<Node>[] nodes;
    private boolean empty = true;

    /** Events of a stream that were found for {@code parentEvent}, which itself is among those of {@code parent}. */
    record Node(Node parent, Event parentEvent, Collection<Held> events) {
        boolean isSingle() {
            return events.size() == 1;
        }

        Event first() {
            return events.iterator().next().event();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generics
    Found(int streams) {
        nodes = new List[streams];
    }

    void add(int stream, Node node) {
        if (nodes[stream] == null) {
            nodes[stream] = new ArrayList<>(1);
        }
        nodes[stream].add(node);
        empty = false;
    }

    List<Node> of(int stream) {
        return nodes[stream] == null ? List.of() : nodes[stream];
    }

    boolean isEmpty() {
        return empty;
    }

    /** The only node of the stream if it has a single event, else null. */
    Node single(int stream) {
        List<Node> all = of(stream);
        return all.size() == 1 && all.get(0).isSingle() ? all.get(0) : null;
    }
}
