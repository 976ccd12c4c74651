package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * Keeps the last {@code size} events; {@code #lastevent} is the last one, {@code #keepall} all of them.
 *
 * <p>Source: Esper reference, "Data Windows", #length, #lastevent, #keepall.
 */
final class LengthWindow implements Window {
    /** Size of a window that no event leaves. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    private final int size;
    private final EventRing events = new EventRing();

    LengthWindow(int size) {
        this.size = size;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        events.add(event);
        change.entered(event);
        if (events.size() > size) {
            change.left(events.remove());
        }
        change.posted();
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        events.remove(event);
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public Event previous(int index) {
        return index < 0 || index >= events.size() ? null : events.get(events.size() - 1 - index);
    }

    @Override
    public void forEach(Consumer<Event> action) {
        events.forEach(action);
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public void write(StateOutput out) {
        out.writeEvents(events.size(), events::get);
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(events::add);
    }
}
