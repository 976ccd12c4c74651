package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.PackedEvents.Packing;
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
    private final PackedRing events;

    LengthWindow(int size) {
        this(size, null);
    }

    /** @param packing how events are kept as bytes; null: they are not */
    LengthWindow(int size, Packing packing) {
        this.size = size;
        this.events = new PackedRing(packing);
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
        events.unpacked().remove(event);
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public Event previous(int index) {
        EventRing all = events.unpacked();
        return index < 0 || index >= all.size() ? null : all.get(all.size() - 1 - index);
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
        events.write(out);
    }

    @Override
    public void read(StateInput in) {
        events.read(in);
    }
}
