package io.bongsu.jobs.publish.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes maps, lists and scalars as Avro of a schema.
 *
 * <p>Shape: whole numbers widen to long and fractions to double where the schema asks for them; a value that no branch of
 * a union takes, such as a nested object among an alert's details, becomes its JSON text.
 */
final class AvroValue {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AvroValue() {}

    static byte[] encode(Map<String, Object> fields, Schema schema) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(convert(fields, schema), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object convert(Object value, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record((Map<?, ?>) value, schema);
            case ARRAY -> array((List<?>) value, schema.getElementType());
            case MAP -> map((Map<?, ?>) value, schema.getValueType());
            case UNION -> union(value, schema);
            case LONG -> ((Number) value).longValue();
            case INT -> ((Number) value).intValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case FLOAT -> ((Number) value).floatValue();
            case STRING -> String.valueOf(value);
            case BOOLEAN, BYTES, FIXED, ENUM, NULL -> value;
        };
    }

    private static GenericData.Record record(Map<?, ?> fields, Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), convert(fields.get(field.name()), field.schema()));
        }
        return record;
    }

    private static List<Object> array(List<?> items, Schema element) {
        List<Object> converted = new ArrayList<>(items.size());
        items.forEach(item -> converted.add(convert(item, element)));
        return converted;
    }

    private static Map<String, Object> map(Map<?, ?> items, Schema value) {
        Map<String, Object> converted = new LinkedHashMap<>();
        items.forEach((name, item) -> converted.put((String) name, convert(item, value)));
        return converted;
    }

    private static Object union(Object value, Schema union) {
        for (Schema branch : union.getTypes()) {
            if (takes(branch, value)) {
                return convert(value, branch);
            }
        }
        return json(value);
    }

    private static boolean takes(Schema branch, Object value) {
        return switch (branch.getType()) {
            case NULL -> value == null;
            case BOOLEAN -> value instanceof Boolean;
            case INT -> value instanceof Integer;
            case LONG -> value instanceof Integer || value instanceof Long;
            case FLOAT -> value instanceof Float;
            case DOUBLE -> value instanceof Float || value instanceof Double;
            case STRING -> value instanceof String;
            case ARRAY -> value instanceof List<?>;
            case RECORD, MAP -> value instanceof Map<?, ?>;
            case BYTES -> value instanceof java.nio.ByteBuffer;
            case ENUM, FIXED, UNION -> false;
        };
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
