package io.bongsu.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCatalogTest {
    @TempDir
    Path folder;

    @Test
    void holdsEveryStreamAndReferenceTypeByName() {
        assertThat(EventCatalog.builtin().names())
                .isSorted()
                .hasSize(20)
                .contains("LprRead", "Report112", "RouteLeg", "Camera", "SafeZone", "Hydrant", "District")
                .doesNotContain("Alert", "RejectedEvent");
        assertThat(EventCatalog.builtin().get("LprRead").reference()).isFalse();
        assertThat(EventCatalog.builtin().get("Camera").reference()).isTrue();
    }

    @Test
    void aStreamStartsWithTheEnvelopeAndNamesItsKeyAndLateness() {
        StreamSchema read = EventCatalog.builtin().get("LprRead");
        assertThat(read.type().fields().subList(0, 4))
                .containsExactly(
                        new Field("eventId", ValueType.STRING),
                        new Field("ts", ValueType.LONG),
                        new Field("source", ValueType.STRING),
                        new Field("tenant", ValueType.STRING));
        assertThat(read.key()).contains("plate");
        assertThat(read.latenessMillis()).isEqualTo(5_000);
        assertThat(read.hidden()).isEmpty();
        assertThat(read.isWritten("eventId")).isTrue();
    }

    @Test
    void translatesEveryAvroTypeThatHasAValueType() {
        EventType type = translated("""
                {"type":"record","name":"All","fields":[
                 {"name":"eventId","type":"string"},{"name":"ts","type":"long"},
                 {"name":"i","type":"int"},{"name":"l","type":["long","null"]},{"name":"f","type":"float"},
                 {"name":"d","type":["null","double"]},{"name":"b","type":"boolean"},
                 {"name":"e","type":{"type":"enum","name":"E","symbols":["A"]}},
                 {"name":"u","type":{"type":"string","logicalType":"uuid"}},
                 {"name":"day","type":{"type":"int","logicalType":"date"}},
                 {"name":"xs","type":{"type":"array","items":["null","string"]}},
                 {"name":"r","type":["null",{"type":"record","name":"Inner","fields":[{"name":"x","type":"int"}]}]}]}
                """).type();
        assertThat(type.fields().stream().map(f -> f.name() + ":" + f.type()))
                .containsExactly(
                        "eventId:string",
                        "ts:long",
                        "i:int",
                        "l:long",
                        "f:float",
                        "d:double",
                        "b:boolean",
                        "e:string",
                        "u:string",
                        "day:int",
                        "xs:string[]",
                        "r:Inner");
    }

    @Test
    void hidesWhatNoRuleCanSee() {
        StreamSchema schema = translated("""
                {"type":"record","name":"Odd","fields":[
                 {"name":"m","type":{"type":"map","values":"string"}},{"name":"y","type":"bytes"},
                 {"name":"x","type":{"type":"fixed","name":"F","size":4}},{"name":"two","type":["int","string"]},
                 {"name":"ms","type":{"type":"array","items":{"type":"map","values":"int"}}},
                 {"name":"r","type":{"type":"record","name":"R","fields":[
                   {"name":"y","type":"bytes"},{"name":"ok","type":"int"},{"name":"self","type":["null","R"]}]}},
                 {"name":"seen","type":"int"}]}
                """);
        assertThat(schema.hidden()).containsExactly("m", "y", "x", "two", "ms", "r.y", "r.self");
        assertThat(schema.type().fields()).extracting(Field::name).containsExactly("r", "seen", "eventId", "ts");
        assertThat(schema.isWritten("seen")).isTrue();
        assertThat(schema.isWritten("m")).isFalse();
        assertThat(schema.isWritten("ts")).isFalse();
    }

    @Test
    void appendsTheEnvelopeFieldsThatASchemaLacks() {
        assertThat(translated("{'type':'record','name':'Trade','fields':[{'name':'price','type':'double'}]}")
                        .type()
                        .fields())
                .containsExactly(
                        new Field("price", ValueType.DOUBLE),
                        new Field("eventId", ValueType.STRING),
                        new Field("ts", ValueType.LONG));
    }

    @Test
    void readsAFolderWhoseFilesReferToEachOtherInAnyOrder() throws IOException {
        write(
                "a/Trade.avsc",
                "{'type':'record','name':'Trade','namespace':'x','latenessMillis':100,'fields':["
                        + "{'name':'side','type':'x.Side'},{'name':'at','type':'Venue'}]}");
        write("b/side.avsc", "{'type':'enum','name':'Side','namespace':'x','symbols':['BUY','SELL']}");
        write(
                "z/Venue.avsc",
                "{'type':'record','name':'Venue','namespace':'x','fields':[{'name':'id','type':'string'}]}");
        EventCatalog catalog = EventCatalog.builtin().withFolder(folder);
        assertThat(catalog.names()).hasSize(22).isSorted().contains("Trade", "Venue", "LprRead");
        assertThat(catalog.get("Trade").latenessMillis()).isEqualTo(100);
        assertThat(catalog.get("Trade").type().fields().get(1).type()).hasToString("Venue");
        assertThat(EventCatalog.builtin().find("Trade")).isEmpty();
    }

    @Test
    void readsAFileWithSeveralRecordsAndOneThatReplacesAStream() throws IOException {
        write(
                "many.avsc",
                "[{'type':'record','name':'A','fields':[]},{'type':'record','name':'B','fields':["
                        + "{'name':'a','type':'A'}]}]");
        write(
                "own.avsc",
                "{'type':'record','name':'LprRead','namespace':'io.bongsu.events','fields':["
                        + "{'name':'plate','type':'string'}]}");
        EventCatalog catalog = EventCatalog.builtin().withFolder(folder);
        assertThat(catalog.names()).contains("A", "B");
        assertThat(catalog.get("LprRead").type().fields()).hasSize(3);
    }

    @Test
    void namesEveryFileThatCannotBeUsedInOneRun() throws IOException {
        write("1-broken.avsc", "{'type':'record',\n 'name':'X', 'fields':[}");
        write("2-array.avsc", "{'type':'array','items':'string'}");
        write("3-unknown.avsc", "{'type':'record','name':'Y','fields':[{'name':'f','type':'Nowhere'}]}");
        assertThatThrownBy(() -> EventCatalog.builtin().withFolder(folder))
                .isInstanceOfSatisfying(
                        CatalogException.class, e -> assertThat(e.problems()).hasSize(3))
                .hasMessageContaining("1-broken.avsc:2:24: a schema file must be JSON")
                .hasMessageContaining("2-array.avsc: a schema file must hold a record, got type=array")
                .hasMessageContaining("3-unknown.avsc: a schema file must be valid Avro")
                .hasMessageContaining("Nowhere");
    }

    @Test
    void refusesTwoTypesOfOneNameAndAReplacedReferenceType() throws IOException {
        write("a.avsc", "{'type':'record','name':'T','namespace':'p','fields':[]}");
        write("b.avsc", "{'type':'record','name':'T','namespace':'q','fields':[]}");
        write("c.avsc", "{'type':'record','name':'Camera','fields':[]}");
        assertThatThrownBy(() -> EventCatalog.builtin().withFolder(folder))
                .hasMessageContaining("b.avsc: event type names must be unique, type=T first=")
                .hasMessageContaining("c.avsc: a reference type of the project cannot be replaced, type=Camera");
    }

    @Test
    void refusesATypeWhoseEnvelopeOrPropertiesAreUnusable() throws IOException {
        write("id.avsc", "{'type':'record','name':'A','fields':[{'name':'eventId','type':'int'}]}");
        write("key.avsc", "{'type':'record','name':'B','key':'nope','fields':[]}");
        write("late.avsc", "{'type':'record','name':'C','latenessMillis':'5s','fields':[]}");
        write(
                "ts.avsc",
                "{'type':'record','name':'D','fields':[{'name':'ts','type':"
                        + "{'type':'long','logicalType':'timestamp-micros'}}]}");
        assertThatThrownBy(() -> EventCatalog.builtin().withFolder(folder))
                .hasMessageContaining("id.avsc: eventId must be a string, type=A")
                .hasMessageContaining("key.avsc: key must name a field of the record, type=B key=nope")
                .hasMessageContaining("late.avsc: latenessMillis must be a whole number >= 0, type=C latenessMillis=5s")
                .hasMessageContaining("ts.avsc: ts must be a long, milliseconds since 1970-01-01 UTC, type=D");
    }

    @Test
    void saysWhatAFolderLacks() {
        assertThatThrownBy(() -> EventCatalog.builtin().withFolder(folder)).hasMessageContaining("must hold an .avsc");
        assertThatThrownBy(() -> EventCatalog.builtin().withFolder(folder.resolve("none")))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("a schema folder must be readable");
        assertThatThrownBy(() -> EventCatalog.builtin().get("Nope")).hasMessageContaining("type=Nope");
    }

    private static StreamSchema translated(String json) {
        Schema schema = new Schema.Parser().parse(json.replace('\'', '"'));
        return EventCatalog.builtin().with(schema).get(schema.getName());
    }

    private void write(String file, String json) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, json.replace('\'', '"'));
    }
}
