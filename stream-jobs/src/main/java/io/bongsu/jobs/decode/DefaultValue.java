package io.bongsu.jobs.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** A schema's default as a message would have brought it. */
final class DefaultValue {
    private DefaultValue() {}

    static Object of(Schema.Field field) {
        return plain(field.defaultVal());
    }

    private static Object plain(Object value) {
        if (value == JsonProperties.NULL_VALUE) {
            return null;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> fields = new LinkedHashMap<>();
            map.forEach((name, item) -> fields.put(name, plain(item)));
            return fields;
        }
        return value;
    }
}
