package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows of inner joins: each stream is asked by the one before it.
 *
 * <p>Cost: one look-up per event found on the way.
 */
record ChainSearch(int streams, int asking, List<JoinFinder> chain) implements Search {
    @Override
    public void rows(Event event, JoinContents contents, Consumer<Event[]> rows) {
        Event[] row = new Event[streams];
        row[asking] = event;
        descend(0, event, row, contents, rows);
    }

    private void descend(int depth, Event event, Event[] row, JoinContents contents, Consumer<Event[]> rows) {
        JoinFinder finder = chain.get(depth);
        for (Held held : finder.find(event, contents)) {
            Event[] longer = row.clone();
            longer[finder.indexed()] = held.event();
            if (depth == chain.size() - 1) {
                rows.accept(longer);
            } else {
                descend(depth + 1, held.event(), longer, contents, rows);
            }
        }
    }
}
