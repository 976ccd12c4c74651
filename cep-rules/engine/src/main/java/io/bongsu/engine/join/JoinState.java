package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One running join.
 *
 * <p>Shape: in a step, rows with the events that leave are found first, then all streams are brought up to date, then rows
 * with the events that enter are found; a row that several streams' events make comes once.
 */
public final class JoinState {
    private final JoinProgram program;
    private final JoinContents contents;

    public JoinState(JoinProgram program) {
        this.program = program;
        this.contents = new JoinContents(program.streams(), program::indexes, program.row(), program.scope());
    }

    /** Tells the rows of a step, those that are no more and those that came to be; {@code changes} has one per stream. */
    public void step(List<JoinChange> changes, Consumer<Event[]> entered, Consumer<Event[]> left) {
        if (program.isAlone()) {
            alone(changes, entered);
            return;
        }
        boolean several = program.mayRepeat()
                || changes.stream().filter(change -> !change.isEmpty()).count() > 1;
        Consumer<Event[]> leaving = several ? once(left) : left;
        for (int i = 0; !program.isOneWay() && i < changes.size(); i++) {
            for (Event event : changes.get(i).left()) {
                program.search(i).rows(event, contents, leaving);
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            if (!program.isOneWay() || !program.asks(i)) {
                update(i, changes.get(i));
            }
        }
        Consumer<Event[]> entering = several ? once(entered) : entered;
        for (int i = 0; i < changes.size(); i++) {
            if (program.asks(i)) {
                for (Event event : changes.get(i).entered()) {
                    program.search(i).rows(event, contents, entering);
                }
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            if (!program.keeps(i)) {
                contents.clear(i);
            }
        }
    }

    /** All rows of what the streams hold now; none of a one-way join. */
    public void forEach(Consumer<Event[]> rows) {
        Consumer<Event[]> all = once(rows);
        for (int i = 0; !program.isOneWay() && i < program.streams(); i++) {
            int stream = i;
            List<Event> events = new ArrayList<>();
            contents.forEach(stream, held -> events.add(held.event()));
            events.forEach(event -> program.search(stream).rows(event, contents, all));
        }
    }

    private void update(int stream, JoinChange change) {
        for (Event event : change.entered()) {
            contents.add(stream, event);
        }
        for (Event event : change.left()) {
            contents.remove(stream, event);
        }
    }

    private static void alone(List<JoinChange> changes, Consumer<Event[]> entered) {
        for (int i = 0; i < changes.size(); i++) {
            for (Event event : changes.get(i).entered()) {
                Event[] row = new Event[changes.size()];
                row[i] = event;
                entered.accept(row);
            }
        }
    }

    /** Passes each row on once; rows are the same if their events are. */
    private static Consumer<Event[]> once(Consumer<Event[]> rows) {
        Set<SameRow> seen = new HashSet<>();
        return row -> {
            if (seen.add(new SameRow(row))) {
                rows.accept(row);
            }
        };
    }

    private record SameRow(Event[] events) {
        @Override
        @SuppressWarnings("ReferenceEquality") // two events of equal values are two events
        public boolean equals(Object other) {
            if (!(other instanceof SameRow row)) {
                return false;
            }
            for (int i = 0; i < events.length; i++) {
                if (events[i] != row.events[i]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(events);
        }
    }

    public boolean isEmpty() {
        return contents.isEmpty();
    }

    public void write(StateOutput out) {
        contents.write(out);
    }

    public void read(StateInput in) {
        contents.read(in);
    }
}
