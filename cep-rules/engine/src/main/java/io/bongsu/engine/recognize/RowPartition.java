package io.bongsu.engine.recognize;

import io.bongsu.engine.event.Event;
import java.util.ArrayList;
import java.util.List;

/** The partial matches under one value of {@code partition by}, in the order in which they take the next row. */
final class RowPartition {
    private static final List<RowMatch> NONE = List.of();

    final Object key;
    /** Null where nothing asks for earlier rows. */
    final History history;

    private List<RowMatch> partial = NONE;

    RowPartition(Object key, History history) {
        this.key = key;
        this.history = history;
    }

    List<RowMatch> partial() {
        return partial;
    }

    void partial(List<RowMatch> matches) {
        partial = matches.isEmpty() ? NONE : matches;
    }

    void clear() {
        partial = NONE;
    }

    /** Ends the partial matches that have the event. */
    void endThoseWith(Event event) {
        List<RowMatch> kept = new ArrayList<>(partial.size());
        for (RowMatch match : partial) {
            if (!match.has(event)) {
                kept.add(match);
            }
        }
        partial(kept);
    }

    /** Ends the partial matches that began with the row of this number or an earlier one. */
    void endThoseBegunBy(long number) {
        List<RowMatch> kept = new ArrayList<>(partial.size());
        for (RowMatch match : partial) {
            if (match.begin > number) {
                kept.add(match);
            }
        }
        partial(kept);
    }
}
