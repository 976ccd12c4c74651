package io.bongsu.jobs.decode;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.FieldsRead;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns raw records into events, as far as rules ask.
 *
 * <p>Shape: JSON objects name their type in {@code type}; Avro data are single-object encoded (the fingerprint names the
 * schema) or plain in the catalog's schema of the record's stream. Until {@link #project}, events have all their fields.
 *
 * <p>Cost: see {@link AvroReader} and {@link MessageDecoder}.
 *
 * <p>Errors: none thrown; a bad message goes to {@code rejected} with its code, reason and bytes.
 */
public final class EventDecoder {
    private static final VarHandle FINGERPRINT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MessageDecoder messages;
    private final Long2ObjectMap<AvroReader> byFingerprint = new Long2ObjectOpenHashMap<>();
    private final Map<String, AvroReader> byStream = new HashMap<>();
    private long ignoredFields;
    private String latestStream = "";
    private AvroReader ofLatestStream;

    public EventDecoder(StreamCatalog catalog, EventTimeRange times) {
        this.messages = new MessageDecoder(catalog, times);
        project(FieldsRead.all());
    }

    /** From now on, events have only the fields that rules read; all fields are checked all the same. */
    public void project(FieldsRead fields) {
        messages.project(fields);
        byFingerprint.clear();
        byStream.clear();
        latestStream = "";
        ofLatestStream = null;
        messages.writers().forEach((fingerprint, schema) -> {
            EventReader stream = messages.streams().get(schema.getName());
            if (stream != null) {
                AvroReader.of(schema, MessageDecoder.SINGLE_OBJECT_BYTES, stream, fields)
                        .ifPresent(reader -> byFingerprint.put(fingerprint.longValue(), reader));
            }
        });
        messages.streams()
                .forEach((name, stream) -> AvroReader.of(stream.stream().avro(), 0, stream, fields)
                        .ifPresent(reader -> byStream.put(name, reader)));
    }

    /** Fields, of all messages so far, that no schema names. */
    public long ignoredFields() {
        return ignoredFields + messages.ignoredFields();
    }

    /** The whole event of a record, or null after telling {@code rejected} why there is none. */
    public Event decode(RawRecord raw, Consumer<RejectedRecord> rejected) {
        Reading reading = read(raw, rejected);
        return reading == null ? null : reading.event();
    }

    /** Reads a record as far as filters ask, or returns null after telling {@code rejected} why it is no event. */
    public Reading read(RawRecord raw, Consumer<RejectedRecord> rejected) {
        if (raw.encoding() == Encoding.AVRO) {
            AvroReader reader = readerOf(raw);
            if (reader != null && reader.read(raw)) {
                ignoredFields += reader.ignored();
                return reader;
            }
        }
        Event event = messages.decode(raw, rejected);
        return event == null ? null : new Whole(event);
    }

    /** Null where the message must be looked at as a whole. */
    private AvroReader readerOf(RawRecord raw) {
        byte[] bytes = raw.bytes();
        if (MessageDecoder.isSingleObject(bytes)) {
            long fingerprint = (long) FINGERPRINT.get(bytes, 2);
            AvroReader reader = byFingerprint.get(fingerprint);
            if (reader != null || messages.writers().containsKey(fingerprint)) {
                return reader;
            }
        }
        if (!latestStream.equals(raw.stream())) {
            latestStream = raw.stream();
            ofLatestStream = byStream.get(latestStream);
        }
        return ofLatestStream;
    }

    /** An event that was read as a whole. */
    private record Whole(Event event) implements Reading {
        @Override
        public long timeMillis() {
            return event.timeMillis();
        }

        @Override
        public Event asked() {
            return event;
        }
    }
}
