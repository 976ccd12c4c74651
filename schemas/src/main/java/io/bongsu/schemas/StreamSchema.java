package io.bongsu.schemas;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One entry of the catalog: an event type as rules see it, and the Avro schema that its messages are written with.
 *
 * <p>Shape: the event type has the schema's fields in the schema's order, without those that no rule can see
 * ({@link #hidden}, by name, nested ones as {@code outer.inner}), then {@code eventId} and {@code ts} where the schema
 * lacks them. The schema's own properties say the rest: {@code "key"} the field that names the thing an event is about,
 * {@code "latenessMillis"} how late a message may come, {@code "reference": true} that it is no stream.
 *
 * <p>Unit: ms of event time.
 */
public record StreamSchema(
        EventType type,
        Schema avro,
        long latenessMillis,
        Optional<String> key,
        List<String> hidden,
        boolean reference) {

    /** Lateness that is allowed where a schema says nothing. */
    public static final long DEFAULT_LATENESS_MILLIS = 5_000;

    public StreamSchema {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(avro, "avro");
        Objects.requireNonNull(key, "key");
        hidden = List.copyOf(hidden);
        if (latenessMillis < 0) {
            throw new IllegalArgumentException(
                    "latenessMillis must be >= 0, type=" + type.name() + " latenessMillis=" + latenessMillis);
        }
    }

    /** A type that has no messages: its schema is an empty record. */
    static StreamSchema unwritten(EventType type) {
        Schema none = Schema.createRecord("unwritten", null, null, false, List.of());
        return new StreamSchema(type, none, DEFAULT_LATENESS_MILLIS, Optional.empty(), List.of(), false);
    }

    /** The simple name, as rules write it. */
    public String name() {
        return type.name();
    }

    /** True when the schema itself has this top-level field, false when the catalog appended or hid it. */
    public boolean isWritten(String field) {
        return avro.getField(field) != null && !hidden.contains(field);
    }
}
