package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Events of one stream, to be found for rows of others. */
public final class JoinHolder {
    private final JoinFinder finder;
    private final JoinContents contents;
    private final int stream;

    /** @param finder null where nothing is known of what is looked for */
    JoinHolder(JoinFinder finder, JoinContents contents, int stream) {
        this.finder = finder;
        this.contents = contents;
        this.stream = stream;
    }

    public void add(Event event) {
        contents.add(stream, event);
    }

    public void remove(Event event) {
        contents.remove(stream, event);
    }

    /** Events that may belong to the row, in the order in which the index has them. */
    public List<Event> find(Object[] row) {
        Collection<Held> found = finder == null || !(row[finder.asking()] instanceof Event)
                ? contents.all(stream)
                : finder.find((Event) row[finder.asking()], contents);
        List<Event> events = new ArrayList<>(found.size());
        found.forEach(held -> events.add(held.event()));
        return events;
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
