package io.bongsu.jobs.decode;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.FieldsRead;
import io.bongsu.jobs.source.AvroCursor;
import io.bongsu.jobs.source.AvroCursor.AvroBytesException;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.StreamSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Turns raw records into events by way of all their fields by name, and says exactly why it cannot.
 *
 * <p>Shape: JSON objects name their type in {@code type}; Avro data are single-object encoded (the fingerprint names the
 * schema) or plain in the catalog's schema of the record's stream.
 *
 * <p>Cost: an object per field; Avro comes here only when {@link AvroReader} finds something odd.
 *
 * <p>Errors: none thrown; a bad message goes to {@code rejected} with its code, reason and bytes.
 */
final class MessageDecoder {
    static final int SINGLE_OBJECT_BYTES = 10;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Object.class);

    private final SortedMap<String, EventReader> readers = new TreeMap<>();
    private final Map<Long, Schema> writers = new HashMap<>();
    private long ignoredFields;

    MessageDecoder(StreamCatalog catalog, EventTimeRange times) {
        for (StreamSchema stream : catalog.streams().values()) {
            readers.put(stream.name(), new EventReader(stream, times));
            addWriter(stream.avro());
        }
        catalog.writers().forEach(this::addWriter);
    }

    private void addWriter(Schema schema) {
        writers.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }

    /** From now on, events have only the fields that rules read; all are checked. */
    void project(FieldsRead fields) {
        readers.values().forEach(reader -> reader.project(fields));
    }

    /** Fields, of all messages so far, that no schema names. */
    long ignoredFields() {
        return ignoredFields;
    }

    /** Readers by stream. */
    SortedMap<String, EventReader> streams() {
        return readers;
    }

    /** Schemas of messages, by fingerprint. */
    Map<Long, Schema> writers() {
        return writers;
    }

    /** The event of a record, or null after telling {@code rejected} why there is none. */
    Event decode(RawRecord raw, Consumer<RejectedRecord> rejected) {
        String stream = raw.stream();
        try {
            Message message = switch (raw.encoding()) {
                case JSON -> json(raw);
                case AVRO -> avro(raw);
            };
            stream = message.type();
            EventReader reader = reader(stream);
            Event event = reader.read(raw, message.fields());
            ignoredFields += reader.ignored(message.fields()) - (message.typeIsEnvelope(reader) ? 1 : 0);
            return event;
        } catch (BadEventException problem) {
            rejected.accept(RejectedRecord.of(raw, stream, problem));
            return null;
        }
    }

    private record Message(String type, Map<?, ?> fields, boolean typeInside) {
        boolean typeIsEnvelope(EventReader reader) {
            return typeInside && reader.stream().avro().getField("type") == null;
        }
    }

    private EventReader reader(String type) throws BadEventException {
        EventReader reader = readers.get(type);
        if (reader == null) {
            throw new BadEventException(
                    Rejection.UNKNOWN_TYPE,
                    "an event's type must be in the catalog, type=" + FieldReader.show(type) + " known="
                            + readers.keySet() + ". Cure: check the spelling, or add the schema with --schemas");
        }
        return reader;
    }

    private Message json(RawRecord raw) throws BadEventException {
        Object value;
        try {
            value = JSON.readValue(raw.bytes());
        } catch (JacksonException e) {
            throw new BadEventException(
                    Rejection.NOT_JSON,
                    "a message must be one JSON object, column="
                            + (e.getLocation() == null ? 0 : e.getLocation().getColumnNr()) + " cause="
                            + e.getOriginalMessage() + ". Cure: write one object in braces, in UTF-8, on one line");
        } catch (IOException e) {
            throw new BadEventException(Rejection.NOT_JSON, "a message must be one JSON object, cause=" + e);
        }
        if (!(value instanceof Map<?, ?> fields)) {
            throw new BadEventException(
                    Rejection.NOT_JSON,
                    "a message must be a JSON object, value=" + FieldReader.show(value)
                            + ". Cure: write {\"type\":…,\"ts\":…}");
        }
        if (!raw.stream().isEmpty()) {
            return new Message(raw.stream(), fields, fields.containsKey("type"));
        }
        if (fields.get("type") instanceof String type) {
            return new Message(type, fields, true);
        }
        throw new BadEventException(
                Rejection.UNKNOWN_TYPE,
                "an event must name its type in a text, type=" + FieldReader.show(fields.get("type"))
                        + ". Cure: add \"type\":\""
                        + readers.keySet().stream().findFirst().orElse("…") + "\"");
    }

    private Message avro(RawRecord raw) throws BadEventException {
        byte[] bytes = raw.bytes();
        Schema schema = singleObjectSchema(bytes);
        int from = schema == null ? 0 : SINGLE_OBJECT_BYTES;
        if (schema == null) {
            schema = reader(raw.stream()).stream().avro();
        }
        AvroCursor cursor = new AvroCursor(bytes, from, bytes.length);
        try {
            Object value = cursor.read(schema);
            if (!cursor.atEnd()) {
                throw new BadEventException(
                        Rejection.NOT_AVRO,
                        "an Avro message must end with its last field, schema=" + schema.getFullName() + " byte="
                                + cursor.position() + " size=" + bytes.length
                                + ". Cure: write it with the catalog's schema, or single-object encoded");
            }
            return new Message(schema.getName(), (Map<?, ?>) value, false);
        } catch (AvroBytesException e) {
            throw new BadEventException(
                    Rejection.NOT_AVRO,
                    e.getMessage() + " schema=" + schema.getFullName()
                            + ". Cure: write it with the catalog's schema, or single-object encoded");
        }
    }

    /** Whether the message begins as a single-object encoded one does. */
    static boolean isSingleObject(byte[] bytes) {
        return bytes.length >= SINGLE_OBJECT_BYTES && (bytes[0] & 0xff) == 0xC3 && bytes[1] == 1;
    }

    private Schema singleObjectSchema(byte[] bytes) {
        if (!isSingleObject(bytes)) {
            return null;
        }
        return writers.get(
                ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }
}
