package io.bongsu.jobs.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.FieldsRead;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.schemas.EventCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps made for a schema read what the way over all fields reads, and refuse what it refuses, in the same words. */
final class AvroReaderTest {
    private static final String FIELDS = """
            {"name":"eventId","type":"string"},
            {"name":"ts","type":"long"},
            {"name":"tenant","type":"string","default":"default"},
            {"name":"count","type":"int"},
            {"name":"total","type":["null","long"],"default":null},
            {"name":"value","type":"double","default":1.5},
            {"name":"half","type":["float","null"],"default":0.5},
            {"name":"ok","type":["null","boolean"],"default":null},
            {"name":"text","type":["null","string"],"default":null},
            {"name":"code","type":[{"type":"enum","name":"Code","symbols":["A","B"]},"null"],"default":"A"},
            {"name":"bytes","type":["null","bytes"],"default":null},
            {"name":"tags","type":{"type":"array","items":["null","string"]},"default":[]},
            {"name":"inner","type":["null",{"type":"record","name":"Inner","fields":[
               {"name":"x","type":"double"},{"name":"n","type":["null","int"],"default":null}]}],"default":null}
            """;
    private static final Schema PROBE = schema(FIELDS);
    private static final EventCatalog CATALOG = EventCatalog.builtin().with(PROBE);

    private static Schema schema(String fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Probe\",\"namespace\":\"t\",\"fields\":[" + fields + "]}");
    }

    /** Other schemas that Probe may have been written with. */
    private static Schema written(String kind) {
        return schema(
                switch (kind) {
                    case "same" -> FIELDS;
                    case "shorter" ->
                        "{\"name\":\"ts\",\"type\":[\"null\",\"long\"]},{\"name\":\"count\",\"type\":\"int\"}";
                    case "wider" ->
                        FIELDS
                                + ",{\"name\":\"more\",\"type\":{\"type\":\"map\",\"values\":\"double\"}}"
                                + ",{\"name\":\"fix\",\"type\":{\"type\":\"fixed\",\"name\":\"F\",\"size\":3}}";
                    case "otherTypes" ->
                        FIELDS.replace("\"count\",\"type\":\"int\"", "\"count\",\"type\":\"long\"")
                                .replace("[\"null\",\"long\"]", "\"int\"")
                                .replace("\"value\",\"type\":\"double\"", "\"value\",\"type\":\"float\"")
                                .replace("[\"A\",\"B\"]", "[\"A\",\"B\",\"C\"]")
                                .replaceAll(",\"default\":(\"[a-zA-Z]*\"|[0-9.]+|null|\\[\\])", "");
                    case "oddEnvelope" -> FIELDS.replace("\"ts\",\"type\":\"long\"", "\"ts\",\"type\":\"double\"");
                    default -> throw new IllegalArgumentException(kind);
                });
    }

    private static byte[] bytes(Schema schema, Object record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] header = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
        out.writeBytes(header);
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static RawRecord raw(byte[] bytes) {
        return new RawRecord("", Encoding.AVRO, bytes, "raw.Probe", 1, 7, 1_614_604_320_000L);
    }

    /** What is read and what is told, by both ways. */
    private static final class Both {
        final EventDecoder decoder;
        final MessageDecoder slow;
        final List<RejectedRecord> told = new ArrayList<>();
        final List<RejectedRecord> toldSlowly = new ArrayList<>();
        int inSteps;

        Both(Schema schema) {
            StreamCatalog streams = StreamCatalog.of(CATALOG).withWriters(List.of(schema));
            decoder = new EventDecoder(streams, EventTimeRange.LIVE);
            slow = new MessageDecoder(streams, EventTimeRange.LIVE);
        }

        void check(byte[] bytes) {
            Reading reading = decoder.read(raw(bytes), told::add);
            Event expected = slow.decode(raw(bytes), toldSlowly::add);
            assertThat(reading == null ? null : reading.event()).isEqualTo(expected);
            if (expected != null) {
                assertThat(reading.timeMillis()).isEqualTo(expected.timeMillis());
                inSteps += reading instanceof AvroReader ? 1 : 0;
            }
            assertThat(told).isEqualTo(toldSlowly);
            assertThat(decoder.ignoredFields()).isEqualTo(slow.ignoredFields());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "shorter", "wider", "otherTypes", "oddEnvelope"})
    void readsWhatTheWayOverAllFieldsReads(String kind) {
        Schema schema = written(kind);
        Both both = new Both(schema);
        Random random = new Random(7);
        int good = 0;
        for (Object datum : new RandomData(schema, 300, 7L)) {
            GenericRecord record = (GenericRecord) datum;
            Object ts = 1_614_604_320_000L + random.nextInt(1_000);
            record.put("ts", kind.equals("oddEnvelope") ? (Object) ((Long) ts).doubleValue() : ts);
            if (kind.equals("otherTypes")) {
                record.put("count", (long) random.nextInt());
            }
            if (random.nextInt(3) == 0 && schema.getField("eventId") != null) {
                record.put("eventId", "");
            }
            byte[] bytes = bytes(schema, record);
            both.check(bytes);
            good++;
            for (int i = 0; i < 30; i++) {
                byte[] bad = Arrays.copyOf(bytes, bytes.length - random.nextInt(3) + 1);
                bad[10 + random.nextInt(bad.length - 10)] = (byte) random.nextInt();
                both.check(bad);
            }
        }
        assertThat(both.told).hasSizeGreaterThan(300);
        if (!kind.equals("oddEnvelope")) {
            assertThat(both.inSteps).isGreaterThan(kind.equals("otherTypes") ? 0 : good);
        }
    }

    @Test
    void onlyWhatRulesReadIsInTheEvent() {
        EventDecoder decoder = new EventDecoder(PlateRules.CATALOG, EventTimeRange.LIVE);
        decoder.project(FieldsRead.of(List.of(PlateRules.twoCameras())));
        Schema schema = EventCatalog.builtin().get("LprRead").avro();
        GenericRecord record =
                (GenericRecord) new RandomData(schema, 1, 3L).iterator().next();
        record.put("ts", PlateRules.START);
        Event event = decoder.decode(raw(bytes(schema, record)), rejected -> {
            throw new AssertionError(rejected);
        });
        List<String> present = new ArrayList<>();
        for (int i = 0; i < event.size(); i++) {
            if (event.get(i) != null) {
                present.add(event.type().fields().get(i).name());
            }
        }
        assertThat(present).containsExactly("eventId", "ts", "tenant", "plate", "cameraId");
        assertThat(event.get(event.type().indexOf("plate")))
                .hasToString(record.get("plate").toString());
    }
}
