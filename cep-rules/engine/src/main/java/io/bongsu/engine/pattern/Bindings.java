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

    /** Bindings of these values, which they own from now on. */
    public static Bindings of(Object[] values) {
        return new Bindings(values);
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

    /** Whether no tag is bound. */
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

    /**
     * Writes, for each eight tags, which of them are bound, as bits, then to what: twice the number of an event, or an odd
     * number for a list and its length. At least a byte, so that a reader can tell how many bindings there may be.
     */
    public void write(StateOutput out) {
        int from = 0;
        do {
            int to = Math.min(values.length, from + 8);
            int bound = 0;
            for (int i = from; i < to; i++) {
                bound |= values[i] == null ? 0 : 1 << (i - from);
            }
            out.writeByte(bound);
            for (int i = from; i < to; i++) {
                if (values[i] != null) {
                    write(values[i], out);
                }
            }
            from = to;
        } while (from < values.length);
    }

    private static void write(Object value, StateOutput out) {
        if (value instanceof Event event) {
            out.writeSize(out.numberOf(event) << 1);
        } else {
            List<?> events = (List<?>) value;
            out.writeSize((events.size() << 1) | 1);
            events.forEach(event -> out.writeEvent((Event) event));
        }
    }

    /** Bindings of so many tags, as they were written. */
    public static Bindings read(int tags, StateInput in) {
        return read(in, none(tags));
    }

    /** {@code none}: what no bound tag at all is read as. */
    static Bindings read(StateInput in, Bindings none) {
        int tags = none.values.length;
        Object[] values = none.values;
        int from = 0;
        do {
            int bound = in.readByte();
            if (bound != 0 && values == none.values) {
                values = new Object[tags];
            }
            for (int i = from; i < Math.min(tags, from + 8); i++) {
                if ((bound & (1 << (i - from))) != 0) {
                    int value = in.readSize();
                    values[i] = (value & 1) == 0 ? in.event(value >>> 1) : readList(in, value >>> 1);
                }
            }
            from += 8;
        } while (from < tags);
        return values == none.values ? none : new Bindings(values);
    }

    private static List<Event> readList(StateInput in, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(in.readEvent());
        }
        return Collections.unmodifiableList(events);
    }
}
