package io.bongsu.jobs.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.schemas.EventCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decode takes, and why it refuses the rest. */
final class EventDecoderTest {
    private static final Schema PROBE = new Schema.Parser().parse("""
            {"type":"record","name":"Probe","fields":[
              {"name":"count","type":"int"},
              {"name":"total","type":["null","long"],"default":null},
              {"name":"value","type":"double","default":1.5},
              {"name":"ok","type":["null","boolean"],"default":null},
              {"name":"text","type":["null","string"],"default":null},
              {"name":"code","type":[{"type":"enum","name":"Code","symbols":["A","B"]},"null"],"default":"A"},
              {"name":"tags","type":{"type":"array","items":"string"},"default":[]},
              {"name":"inner","type":["null",{"type":"record","name":"Inner","fields":[
                 {"name":"x","type":"double"},{"name":"n","type":["null","int"]}]}],"default":null}]}
            """);
    private static final EventCatalog CATALOG = EventCatalog.builtin().with(PROBE);
    private final EventDecoder decoder = new EventDecoder(StreamCatalog.of(CATALOG), EventTimeRange.LIVE);
    private final List<RejectedRecord> rejected = new ArrayList<>();

    private Event json(String text) {
        return decode("", Encoding.JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    private Event decode(String stream, Encoding encoding, byte[] bytes) {
        return decoder.decode(
                new RawRecord(stream, encoding, bytes, "probe.jsonl", 0, 7, RawRecord.NO_TIMESTAMP), rejected::add);
    }

    private static Object get(Event event, String field) {
        return event.get(event.type().indexOf(field));
    }

    @Test
    void aWholeEventIsRead() {
        Event event = json("{'type':'Probe','ts':1614604320000,'eventId':'e1','count':3,'total':4,'value':2,'ok':true,"
                        .replace('\'', '"')
                + "\"text\":\"한강\",\"code\":\"B\",\"tags\":[\"a\",\"b\"],\"inner\":{\"x\":1,\"n\":null}}");
        assertThat(rejected).isEmpty();
        assertThat(event.id()).isEqualTo("e1");
        assertThat(event.timeMillis()).isEqualTo(1_614_604_320_000L);
        assertThat(get(event, "ts")).isEqualTo(1_614_604_320_000L);
        assertThat(get(event, "eventId")).isEqualTo("e1");
        assertThat(get(event, "count")).isEqualTo(3);
        assertThat(get(event, "total")).isEqualTo(4L);
        assertThat(get(event, "value")).isEqualTo(2.0);
        assertThat(get(event, "text")).isEqualTo("한강");
        assertThat(get(event, "tags")).isEqualTo(List.of("a", "b"));
        Event inner = (Event) get(event, "inner");
        assertThat(inner.get(0)).isEqualTo(1.0);
        assertThat(inner.get(1)).isNull();
    }

    @Test
    void defaultsFillWhatIsMissing() {
        Event event = json("{\"type\":\"Probe\",\"ts\":1614604320000,\"count\":3.0}");
        assertThat(rejected).isEmpty();
        assertThat(get(event, "count")).isEqualTo(3);
        assertThat(get(event, "value")).isEqualTo(1.5);
        assertThat(get(event, "code")).isEqualTo("A");
        assertThat(get(event, "tags")).isEqualTo(List.of());
    }

    @Test
    void anEventWithoutAnIdIsNamedByItsOrigin() {
        Event event = json("{\"type\":\"Probe\",\"ts\":1614604320000,\"count\":3}");
        assertThat(event.id()).isEqualTo("probe.jsonl:0:7");
    }

    @Test
    void unknownFieldsAreIgnoredAndCounted() {
        assertThat(json("{\"type\":\"Probe\",\"ts\":1614604320000,\"count\":3,\"colour\":1,\"size\":{}}"))
                .isNotNull();
        assertThat(decoder.ignoredFields()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            CEP-6001 | not json
            CEP-6001 | [1,2]
            CEP-6001 | {"type":"Probe","ts":1614604320000,"count":3} trailing
            CEP-6001 | {"type":"Probe"
            CEP-6002 | {"ts":1614604320000}
            CEP-6002 | {"type":"Prob","ts":1614604320000,"count":3}
            CEP-6002 | {"type":7,"ts":1614604320000,"count":3}
            CEP-6002 | {"type":"Camera","ts":1614604320000,"id":"c","lon":1,"lat":1}
            CEP-6003 | {"type":"Probe","count":3}
            CEP-6003 | {"type":"Probe","ts":1614604320000}
            CEP-6003 | {"type":"Probe","ts":1614604320000,"count":null}
            CEP-6003 | {"type":"Probe","ts":1614604320000,"count":1,"value":null}
            CEP-6003 | {"type":"Probe","ts":1614604320000,"count":1,"inner":{"n":1}}
            CEP-6003 | {"type":"Probe","ts":1614604320000,"count":1,"tags":["a",null]}
            CEP-6004 | {"type":"Probe","ts":"2021-03-01","count":3}
            CEP-6004 | {"type":"Probe","ts":1614604320000.5,"count":3}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":"3"}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":true}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":1,"value":"fast"}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":1,"ok":1}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":1,"text":5}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":1,"tags":"a"}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":1,"tags":[1]}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":1,"inner":[]}
            CEP-6004 | {"type":"Probe","ts":1614604320000,"count":1,"eventId":5}
            CEP-6005 | {"type":"Probe","ts":1614604320000,"count":3.5}
            CEP-6005 | {"type":"Probe","ts":1614604320000,"count":3000000000}
            CEP-6005 | {"type":"Probe","ts":1614604320000,"count":1,"total":99999999999999999999}
            CEP-6005 | {"type":"Probe","ts":1614604320000,"count":1,"value":1e999}
            CEP-6005 | {"type":"Probe","ts":1614604320000,"count":1,"code":"C"}
            CEP-6006 | {"type":"Probe","ts":1614604320,"count":3}
            CEP-6006 | {"type":"Probe","ts":9999999999999,"count":3}
            """)
    void badEventsAreRejectedWithTheirReason(String code, String line) {
        assertThat(json(line)).isNull();
        RejectedRecord record = rejected.get(0);
        assertThat(record.code()).isEqualTo(code);
        assertThat(record.reason()).contains("must").contains("Cure:");
        assertThat(new String(record.bytes(), StandardCharsets.UTF_8)).isEqualTo(line);
        assertThat(record.topic()).isEqualTo("probe.jsonl");
        assertThat(record.offset()).isEqualTo(7);
    }

    @Test
    void aWrongFieldIsNamedWithItsValue() {
        json("{\"type\":\"Probe\",\"ts\":1614604320000,\"count\":1,\"inner\":{\"x\":\"far\"}}");
        assertThat(rejected.get(0).reason())
                .isEqualTo("a field must have its schema's type, field=Probe.inner.x type=double value=\"far\". "
                        + "Cure: write a number without quotes");
    }

    @Test
    void avroIsReadInTheCatalogsSchema() throws IOException {
        byte[] bytes = avro(CATALOG.get("LprRead").avro());
        Event event = decode("LprRead", Encoding.AVRO, bytes);
        assertThat(rejected).isEmpty();
        assertThat(get(event, "plate")).isEqualTo("12가3456");
        assertThat(event.id()).isEqualTo("e1");
        assertThat(get(event, "tenant")).isEqualTo("default");
    }

    @Test
    void noBytesMakeItThrow() throws IOException {
        byte[] good = avro(CATALOG.get("LprRead").avro());
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            decode("LprRead", Encoding.AVRO, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 3)));
            decode("", Encoding.JSON, bytes);
            decode("Nothing", Encoding.AVRO, bytes);
        }
        assertThat(rejected).hasSizeGreaterThan(40_000);
        assertThat(rejected).allSatisfy(record -> assertThat(record.code()).startsWith("CEP-6"));
    }

    @Test
    void deeplyNestedJsonIsRejected() {
        assertThat(json("[".repeat(100_000))).isNull();
        assertThat(json("{\"a\":".repeat(100_000))).isNull();
        assertThat(rejected).extracting(RejectedRecord::code).containsOnly("CEP-6001");
    }

    private static byte[] avro(Schema schema) throws IOException {
        GenericData.Record record = new GenericRecordBuilder(schema)
                .set("eventId", "e1")
                .set("ts", 1_614_604_320_000L)
                .set("plate", "12가3456")
                .set("cameraId", "c1")
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
