package io.bongsu.schemas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Turns one Avro record schema into the event type that rules see.
 *
 * <p>Shape: string, enum and uuid become STRING; int, long, float, double and boolean themselves, whatever their logical
 * type; array ARRAY; record ROW; a union of one type and null that type. Maps, bytes, fixed values, unions of several
 * types and a record inside itself have no value type: such a field is hidden.
 *
 * <p>Errors: {@link CatalogException} when a property or an envelope field has a type that the line cannot use.
 */
final class SchemaTranslation {
    private final List<String> hidden = new ArrayList<>();
    private final Set<String> enclosing = new LinkedHashSet<>();

    private SchemaTranslation() {}

    static StreamSchema translate(Schema schema, String place) {
        SchemaTranslation translation = new SchemaTranslation();
        List<Field> fields = translation.fields(schema, "");
        requireEnvelope(schema, place);
        if (schema.getField("eventId") == null) {
            fields.add(new Field("eventId", ValueType.STRING));
        }
        if (schema.getField("ts") == null) {
            fields.add(new Field("ts", ValueType.LONG));
        }
        return new StreamSchema(
                new EventType(
                        schema.getName(),
                        fields,
                        time(schema, "startTimestamp", fields),
                        time(schema, "endTimestamp", fields)),
                schema,
                lateness(schema, place),
                key(schema, place),
                translation.hidden,
                Boolean.TRUE.equals(schema.getObjectProp("reference")));
    }

    /** The field that a property of the schema names as an event's start or end. */
    private static Optional<String> time(Schema schema, String property, List<Field> fields) {
        return Optional.ofNullable(schema.getProp(property))
                .filter(name -> fields.stream().anyMatch(field -> field.name().equals(name)));
    }

    private List<Field> fields(Schema record, String prefix) {
        List<Field> fields = new ArrayList<>();
        enclosing.add(record.getFullName());
        for (Schema.Field field : record.getFields()) {
            String path = prefix + field.name();
            Optional<ValueType> type = valueType(field.schema(), path);
            if (type.isPresent()) {
                fields.add(new Field(field.name(), type.get()));
            } else {
                hidden.add(path);
            }
        }
        enclosing.remove(record.getFullName());
        return fields;
    }

    private Optional<ValueType> valueType(Schema schema, String path) {
        return switch (schema.getType()) {
            case STRING, ENUM -> Optional.of(ValueType.STRING);
            case INT -> Optional.of(ValueType.INT);
            case LONG -> Optional.of(ValueType.LONG);
            case FLOAT -> Optional.of(ValueType.FLOAT);
            case DOUBLE -> Optional.of(ValueType.DOUBLE);
            case BOOLEAN -> Optional.of(ValueType.BOOLEAN);
            case ARRAY -> valueType(schema.getElementType(), path).map(ValueType::arrayOf);
            case RECORD -> rowType(schema, path);
            case UNION -> {
                List<Schema> branches = withoutNull(schema);
                yield branches.size() == 1 ? valueType(branches.get(0), path) : Optional.empty();
            }
            case MAP, BYTES, FIXED, NULL -> Optional.empty();
        };
    }

    private Optional<ValueType> rowType(Schema record, String path) {
        if (enclosing.contains(record.getFullName())) {
            return Optional.empty();
        }
        return Optional.of(ValueType.rowOf(new EventType(record.getName(), fields(record, path + "."))));
    }

    private static List<Schema> withoutNull(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
    }

    private static void requireEnvelope(Schema schema, String place) {
        Schema eventId = plain(schema, "eventId");
        if (eventId != null && eventId.getType() != Schema.Type.STRING) {
            throw new CatalogException(
                    place, "eventId must be a string, type=" + schema.getName() + " eventId=" + eventId);
        }
        Schema ts = plain(schema, "ts");
        if (ts != null && (ts.getType() != Schema.Type.LONG || !isMillis(ts.getLogicalType()))) {
            throw new CatalogException(
                    place,
                    "ts must be a long, milliseconds since 1970-01-01 UTC, type=" + schema.getName() + " ts=" + ts);
        }
    }

    private static boolean isMillis(LogicalType logical) {
        return logical == null
                || logical.getName().equals(LogicalTypes.timestampMillis().getName());
    }

    /** The field's schema, out of its union with null; null when there is no such field. */
    private static Schema plain(Schema record, String name) {
        Schema.Field field = record.getField(name);
        if (field == null || field.schema().getType() != Schema.Type.UNION) {
            return field == null ? null : field.schema();
        }
        List<Schema> branches = withoutNull(field.schema());
        return branches.size() == 1 ? branches.get(0) : field.schema();
    }

    private static long lateness(Schema schema, String place) {
        Object lateness = schema.getObjectProp("latenessMillis");
        if (lateness == null) {
            return StreamSchema.DEFAULT_LATENESS_MILLIS;
        }
        if ((lateness instanceof Integer || lateness instanceof Long) && ((Number) lateness).longValue() >= 0) {
            return ((Number) lateness).longValue();
        }
        throw new CatalogException(
                place,
                "latenessMillis must be a whole number >= 0, type=" + schema.getName() + " latenessMillis=" + lateness);
    }

    private static Optional<String> key(Schema schema, String place) {
        Object key = schema.getObjectProp("key");
        if (key == null) {
            return Optional.empty();
        }
        if (key instanceof String name && schema.getField(name) != null) {
            return Optional.of(name);
        }
        throw new CatalogException(
                place, "key must name a field of the record, type=" + schema.getName() + " key=" + key);
    }
}
