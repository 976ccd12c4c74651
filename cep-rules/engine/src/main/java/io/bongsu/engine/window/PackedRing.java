package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.PackedEvents;
import io.bongsu.engine.state.PackedEvents.Packing;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * A queue of events, kept as bytes as long as nothing more is asked than which event is the oldest.
 *
 * <p>Shape: where a statement may ask for the very object that entered, there is no packing, and this is an {@link
 * EventRing}. Otherwise it becomes one with the first event that cannot be packed, or the first question for one from the
 * middle, until it is empty.
 */
final class PackedRing {
    /** Null where events are kept as they are. */
    private final PackedEvents packed;

    private final EventRing plain = new EventRing();

    /** @param packing null: events are kept as they are */
    PackedRing(Packing packing) {
        this.packed = packing == null ? null : new PackedEvents(packing);
    }

    private boolean isPacked() {
        return packed != null && !packed.isEmpty();
    }

    int size() {
        return isPacked() ? packed.size() : plain.size();
    }

    boolean isEmpty() {
        return plain.isEmpty() && !isPacked();
    }

    void add(Event event) {
        if (packed == null || !plain.isEmpty() || !packed.add(event)) {
            unpacked().add(event);
        }
    }

    Event oldest() {
        return isPacked() ? packed.oldest() : plain.oldest();
    }

    Event remove() {
        return isPacked() ? packed.remove() : plain.remove();
    }

    void forEach(Consumer<Event> action) {
        if (isPacked()) {
            packed.forEach(action);
        } else {
            plain.forEach(action);
        }
    }

    /** The events as objects, to be asked for anything. */
    EventRing unpacked() {
        if (isPacked()) {
            packed.forEach(plain::add);
            packed.clear();
        }
        return plain;
    }

    void write(StateOutput out) {
        if (packed != null) {
            packed.write(out);
        }
        if (!isPacked()) {
            out.writeEvents(plain.size(), plain::get);
        }
    }

    void read(StateInput in) {
        if (packed != null) {
            packed.read(in);
        }
        if (!isPacked()) {
            in.readEvents(plain::add);
        }
    }
}
