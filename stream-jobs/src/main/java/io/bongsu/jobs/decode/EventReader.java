package io.bongsu.jobs.decode;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.partition.FieldsRead;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.StreamSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Makes events of one stream from field values by name.
 *
 * <p>Shape: a message without eventId gets its origin as id, {@code topic:partition:offset}. Fields that the schema does
 * not name are ignored; those that no rule reads are checked and left out.
 *
 * <p>Unit: ts is ms since the epoch, UTC, within the {@link EventTimeRange}.
 */
final class EventReader {
    private final EventTimeRange times;
    private final StreamSchema stream;
    private final EventType type;
    private final List<FieldReader> fields;
    private final int idPlace;
    private final int timePlace;
    private boolean[] kept;

    EventReader(StreamSchema stream, EventTimeRange times) {
        this.times = times;
        this.stream = stream;
        this.type = stream.type();
        this.fields = FieldReader.fieldsOf(type.name() + ".", type, stream.avro());
        this.idPlace = type.indexOf("eventId");
        this.timePlace = type.indexOf("ts");
        project(FieldsRead.all());
    }

    /** From now on, events have only the fields that rules read. */
    void project(FieldsRead read) {
        this.kept = read.byRules(type);
    }

    List<FieldReader> fields() {
        return fields;
    }

    EventTimeRange times() {
        return times;
    }

    StreamSchema stream() {
        return stream;
    }

    Event read(RawRecord raw, Map<?, ?> message) throws BadEventException {
        Object[] values = new Object[type.fields().size()];
        long time = time(raw, message);
        String id = id(raw, message);
        for (int i = 0; i < values.length; i++) {
            if (i == idPlace) {
                values[i] = id;
            } else if (i == timePlace) {
                values[i] = time;
            } else {
                Object value =
                        fields.get(i).readFrom(message, type.fields().get(i).name());
                values[i] = kept[i] ? value : null;
            }
        }
        return Event.of(type, time, id, values, new Origin(raw.topic(), raw.partition(), raw.offset()));
    }

    /** Number of the message's fields that the schema does not name. */
    int ignored(Map<?, ?> message) {
        int ignored = 0;
        for (Object name : message.keySet()) {
            if (type.indexOf((String) name) < 0 && stream.avro().getField((String) name) == null) {
                ignored++;
            }
        }
        return ignored;
    }

    private long time(RawRecord raw, Map<?, ?> message) throws BadEventException {
        Object value = message.get("ts");
        if (value == null && raw.timestampMillis() != RawRecord.NO_TIMESTAMP) {
            value = raw.timestampMillis();
        }
        if (value == null) {
            throw new BadEventException(
                    Rejection.MISSING_FIELD,
                    "an event must have a time, field=" + type.name()
                            + ".ts. Cure: send ts, milliseconds since 1970-01-01 UTC");
        }
        if (!(value instanceof Long || value instanceof Integer)) {
            throw new BadEventException(
                    Rejection.WRONG_TYPE,
                    "a time must be a whole number, field=" + type.name() + ".ts value=" + FieldReader.show(value)
                            + ". Cure: send milliseconds since 1970-01-01 UTC, without quotes");
        }
        long time = ((Number) value).longValue();
        if (!times.holds(time)) {
            throw new BadEventException(
                    Rejection.ABSURD_TIME,
                    "a time must lie between " + Instant.ofEpochMilli(times.earliestMillis()) + " and "
                            + Instant.ofEpochMilli(times.latestMillis()) + ", field=" + type.name() + ".ts value="
                            + time
                            + ". Cure: send milliseconds (not seconds) since 1970-01-01 UTC");
        }
        return time;
    }

    /** The id of an event that names none. */
    static String idOf(RawRecord raw) {
        return raw.topic() + ":" + raw.partition() + ":" + raw.offset();
    }

    private String id(RawRecord raw, Map<?, ?> message) throws BadEventException {
        Object value = message.get("eventId");
        if (value == null || value.equals("")) {
            return idOf(raw);
        }
        if (value instanceof String id) {
            return id;
        }
        throw new BadEventException(
                Rejection.WRONG_TYPE,
                "an event id must be a text, field=" + type.name() + ".eventId value=" + FieldReader.show(value)
                        + ". Cure: write the id in quotes");
    }
}
