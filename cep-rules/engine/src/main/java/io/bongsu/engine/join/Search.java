package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.function.Consumer;

/**
 * Finds all rows that an event of one stream makes with the events that the others hold.
 *
 * <p>Shape: one per stream that asks. A row has one event or null per stream.
 */
interface Search {
    void rows(Event event, JoinContents contents, Consumer<Event[]> rows);

    /** Whether the same row may be found twice. */
    default boolean mayRepeat() {
        return false;
    }

    /** Whether a row may have the event of one stream in the place of another, as in Esper's deep outer joins. */
    default boolean misplaces() {
        return false;
    }
}
