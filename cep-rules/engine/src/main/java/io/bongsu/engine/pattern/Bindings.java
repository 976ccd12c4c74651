package io.bongsu.engine.pattern;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which events a partial match has bound to which tags; immutable.
 *
 * <p>Shape: one place per tag of the pattern: an {@link Event}, a {@code List<Event>} for a tag under a repeat, or null.
 *
 * <p>Cost: {@link #with} copies one small array.
 */
public final class Bindings {
    private final Object[] values;

    private Bindings(Object[] values) {
        this.values = values;
    }

    static Bindings none(int tags) {
        return new Bindings(new Object[tags]);
    }

    Bindings with(int tag, Object value) {
        Object[] copy = values.clone();
        copy[tag] = value;
        return new Bindings(copy);
    }

    /** These bindings, and those of {@code other} where it has any. */
    Bindings merge(Bindings other) {
        Object[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            if (other.values[i] != null) {
                copy[i] = other.values[i];
            }
        }
        return new Bindings(copy);
    }

    Object get(int tag) {
        return values[tag];
    }

    boolean isEmpty() {
        for (Object value : values) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }

    /** The places themselves, to be read only. */
    public Object[] values() {
        return values;
    }

    void write(StateOutput out) {
        if (values.length == 0) {
            // At least a byte, so that a reader can tell how many there may be.
            out.writeByte(0);
        }
        for (Object value : values) {
            if (value == null) {
                out.writeSize(0);
            } else if (value instanceof Event event) {
                out.writeSize(1);
                out.writeEvent(event);
            } else {
                List<?> events = (List<?>) value;
                out.writeSize(2 + events.size());
                events.forEach(event -> out.writeEvent((Event) event));
            }
        }
    }

    static Bindings read(StateInput in, int tags) {
        Object[] values = new Object[tags];
        if (tags == 0) {
            in.readByte();
        }
        for (int i = 0; i < tags; i++) {
            int kind = in.readSize();
            if (kind == 1) {
                values[i] = in.readEvent();
            } else if (kind > 1) {
                List<Event> events = new ArrayList<>();
                for (int n = 2; n < kind; n++) {
                    events.add(in.readEvent());
                }
                values[i] = Collections.unmodifiableList(events);
            }
        }
        return new Bindings(values);
    }
}
