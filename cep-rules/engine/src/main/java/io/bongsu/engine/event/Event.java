package io.bongsu.engine.event;

import io.bongsu.schemas.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A typed row: what happened, when, under which id.
 *
 * <p>Shape: one value per field of the type, in the type's order (Java values as {@link io.bongsu.schemas.ValueType}
 * says). A nested record is an event without id. An event that a statement inserted carries the evidence of the events
 * it was made from; any other event is its own evidence.
 *
 * <p>Unit: {@code timeMillis} is event time, ms since the epoch, UTC.
 *
 * <p>Errors: the number of values must equal the number of fields.
 */
public final class Event {
    /** Tenant of events that name none. */
    public static final String DEFAULT_TENANT = "default";

    private final EventType type;
    private final long timeMillis;
    private final String id;
    private final Object[] values;
    private final Origin origin;
    private final List<Evidence> madeFrom;

    private Event(EventType type, long timeMillis, String id, Object[] values, Origin origin, List<Evidence> madeFrom) {
        if (values.length != type.fields().size()) {
            throw new IllegalArgumentException("an event needs a value per field, type=" + type.name() + " fields="
                    + type.fields().size() + " values=" + values.length);
        }
        this.type = type;
        this.timeMillis = timeMillis;
        this.id = Objects.requireNonNull(id, "id");
        this.values = values;
        this.origin = origin;
        this.madeFrom = madeFrom;
    }

    /** An event of a stream; takes ownership of {@code values}. */
    public static Event of(EventType type, long timeMillis, String id, Object[] values, Origin origin) {
        return new Event(type, timeMillis, id, values, origin, List.of());
    }

    /** As {@link #of(EventType, long, String, Object[], Origin)}, where it came from being unknown. */
    public static Event of(EventType type, long timeMillis, String id, Object... values) {
        return new Event(type, timeMillis, id, values, Origin.UNKNOWN, List.of());
    }

    /** A nested record: a row without time and id. */
    public static Event row(EventType type, Object... values) {
        return new Event(type, 0, "", values, Origin.UNKNOWN, List.of());
    }

    /** An event that a statement inserted, made from {@code madeFrom}. */
    public static Event derived(EventType type, long timeMillis, String id, Object[] values, List<Evidence> madeFrom) {
        return new Event(type, timeMillis, id, values, Origin.UNKNOWN, List.copyOf(madeFrom));
    }

    /** This event with other values; takes ownership of them. */
    public Event with(Object[] others) {
        return new Event(type, timeMillis, id, others, origin, madeFrom);
    }

    public EventType type() {
        return type;
    }

    public long timeMillis() {
        return timeMillis;
    }

    public String id() {
        return id;
    }

    public Origin origin() {
        return origin;
    }

    public List<Evidence> madeFrom() {
        return madeFrom;
    }

    /** The value at a field's place; null where the event has none. */
    public Object get(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }

    /** What the field {@code tenant} says, or nothing. */
    public String tenant() {
        int index = type.indexOf("tenant");
        return index >= 0 && values[index] instanceof String tenant ? tenant : "";
    }

    /** Whether the other is this very event, not only one with the same values; null is not. */
    @SuppressWarnings("ReferenceEquality") // that is the question
    public boolean isSame(Event other) {
        return this == other;
    }

    /** Two events are equal when type, time, id and values are; where they came from does not count. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Event event
                        && timeMillis == event.timeMillis
                        && id.equals(event.id)
                        && type.equals(event.type)
                        && Arrays.equals(values, event.values));
    }

    @Override
    public int hashCode() {
        return Objects.hash(type.name(), timeMillis, id);
    }

    @Override
    public String toString() {
        return type.name() + "@" + timeMillis + "#" + id + Arrays.toString(values);
    }
}
