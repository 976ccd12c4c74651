package io.bongsu.language.support;

import io.bongsu.schemas.EventCatalog;
import java.util.List;
import org.apache.avro.Schema;

/** The streams {@code A}, {@code B} and {@code C} that the examples of the page read, all of one shape. */
final class SampleStreams {
    private static final String SCHEMA = """
        {"type": "record", "name": "NAME", "fields": [
          {"name": "k", "type": ["null", "string"]}, {"name": "n", "type": ["null", "int"]},
          {"name": "l", "type": ["null", "long"]}, {"name": "x", "type": ["null", "double"]},
          {"name": "f", "type": ["null", "float"]}, {"name": "b", "type": ["null", "boolean"]},
          {"name": "t", "type": ["null", "long"]}, {"name": "s", "type": ["null", "string"]},
          {"name": "ints", "type": {"type": "array", "items": "int"}},
          {"name": "strs", "type": {"type": "array", "items": "string"}},
          {"name": "r", "type": {"type": "record", "name": "NAMENested", "fields": [
            {"name": "k", "type": ["null", "string"]}, {"name": "n", "type": ["null", "int"]}]}}]}
        """;

    private SampleStreams() {}

    static EventCatalog catalog() {
        EventCatalog catalog = EventCatalog.builtin();
        for (String name : List.of("A", "B", "C")) {
            catalog = catalog.with(new Schema.Parser().parse(SCHEMA.replace("NAME", name)));
        }
        return catalog;
    }
}
