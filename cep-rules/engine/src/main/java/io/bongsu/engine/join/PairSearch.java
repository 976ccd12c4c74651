package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.Collection;
import java.util.function.Consumer;

/** Rows of two streams; with {@code outer}, an event without partner makes a row too. */
record PairSearch(JoinFinder finder, boolean outer) implements Search {
    @Override
    public void rows(Event event, JoinContents contents, Consumer<Event[]> rows) {
        Collection<Held> found = finder.find(event, contents);
        for (Held held : found) {
            Event[] row = new Event[2];
            row[finder.asking()] = event;
            row[finder.indexed()] = held.event();
            rows.accept(row);
        }
        if (outer && found.isEmpty()) {
            Event[] row = new Event[2];
            row[finder.asking()] = event;
            rows.accept(row);
        }
    }
}
