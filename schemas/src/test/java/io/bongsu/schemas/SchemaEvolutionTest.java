package io.bongsu.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaEvolutionTest {
    private static final String OLD = record("{'name':'id','type':'string'},{'name':'n','type':'int'}");

    @Test
    void todaysSchemasReadTheDataOfEveryRelease() {
        assertThat(SchemaTexts.releases()).isNotEmpty();
        for (Path release : SchemaTexts.releases()) {
            assertThat(SchemaEvolution.violations(SchemaTexts.read(release), SchemaTexts.today()))
                    .as(release.toString())
                    .isEmpty();
        }
    }

    @Test
    void everySchemaOfTodayHasBeenReleased() {
        List<Path> releases = SchemaTexts.releases();
        assertThat(SchemaTexts.read(releases.get(releases.size() - 1)).keySet())
                .containsExactlyElementsOf(SchemaTexts.today().keySet());
    }

    @Test
    void allowsAppendedFieldsWithDefaultsAndWiderNumbers() {
        assertThat(change("{'name':'id','type':'string'},{'name':'n','type':'long'},"
                        + "{'name':'more','type':['null','string'],'default':null}"))
                .isEmpty();
    }

    @Test
    void refusesAnAppendedFieldWithoutDefault() {
        assertThat(change("{'name':'id','type':'string'},{'name':'n','type':'int'},{'name':'more','type':'string'}"))
                .singleElement()
                .asString()
                .startsWith("today's schema must read released data, type=T");
    }

    @Test
    void refusesARemovedARenamedAndAReorderedField() {
        assertThat(change("{'name':'id','type':'string'}"))
                .containsExactly("fields must only be appended, field=T.n place=2");
        assertThat(change("{'name':'id','type':'string'},{'name':'m','aliases':['n'],'type':'int'}"))
                .containsExactly("fields must only be appended, field=T.n place=2");
        assertThat(change("{'name':'n','type':'int'},{'name':'id','type':'string'}"))
                .containsExactly("fields must only be appended, field=T.id place=1");
    }

    @Test
    void refusesAReorderedFieldInsideANestedRecord() {
        String nested = "{'name':'r','type':['null',{'type':'record','name':'R','fields':[%s]}]}";
        String a = "{'name':'a','type':'int'}";
        String b = "{'name':'b','type':'int'}";
        assertThat(SchemaEvolution.violations(
                        schemas(record(nested.formatted(a + "," + b))), schemas(record(nested.formatted(b + "," + a)))))
                .containsExactly("fields must only be appended, field=T.r.a place=1");
    }

    @Test
    void refusesAChangedTypeAndARemovedSchema() {
        assertThat(change("{'name':'id','type':'string'},{'name':'n','type':'string'}"))
                .hasSize(1);
        assertThat(SchemaEvolution.violations(schemas(OLD), Map.of()))
                .containsExactly("a released schema must stay, type=T");
    }

    private static List<String> change(String fields) {
        return SchemaEvolution.violations(schemas(OLD), schemas(record(fields)));
    }

    private static Map<String, Schema> schemas(String json) {
        return Map.of("T", new Schema.Parser().parse(json.replace('\'', '"')));
    }

    private static String record(String fields) {
        return "{'type':'record','name':'T','fields':[" + fields + "]}";
    }
}
