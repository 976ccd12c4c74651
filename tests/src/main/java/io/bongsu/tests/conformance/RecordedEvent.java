package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes an event of recorded properties; a property that is not there is null. */
final class RecordedEvent {
    private RecordedEvent() {}

    static Event of(EventType type, JsonNode properties, long timeMillis, String id) throws RefusedException {
        for (String name : (Iterable<String>) properties::fieldNames) {
            if (type.indexOf(OutputValue.plainName(name)) < 0) {
                throw RefusedException.harness("an event with a property that its type does not have");
            }
        }
        Object[] values = values(type, properties);
        return Event.of(type, timeMillis, id, values);
    }

    private static Object[] values(EventType type, JsonNode properties) throws RefusedException {
        Object[] values = new Object[type.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = type.fields().get(i);
            JsonNode value = properties.path(field.name());
            if (value.isMissingNode()) {
                value = properties.path(field.name() + "[]");
            }
            if (value.isMissingNode()) {
                value = properties.path(field.name() + "()");
            }
            values[i] = value(field.type(), value);
        }
        return values;
    }

    private static Object value(ValueType type, JsonNode value) throws RefusedException {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> bool(value);
            case BYTE -> (byte) number(value).longValue();
            case SHORT -> (short) number(value).longValue();
            case INT -> (int) number(value).longValue();
            case LONG -> number(value).longValue();
            case FLOAT -> number(value).floatValue();
            case DOUBLE -> number(value).doubleValue();
            case STRING -> value.isTextual() ? value.asText() : OpaqueValue.text(value);
            case ARRAY -> list(type.element().orElseThrow(), value);
            case ROW -> row(type.row().orElseThrow(), value);
            case MAP -> map(type.element().orElseThrow(), value);
            case OBJECT -> unknown(value);
            case BIG_INTEGER,
                    BIG_DECIMAL,
                    CHAR,
                    DATE,
                    CALENDAR,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    ZONED_DATE_TIME -> RecordedScalar.of(type.kind(), value);
            case NULL -> null;
        };
    }

    private static boolean bool(JsonNode value) throws RefusedException {
        if (!value.isBoolean()) {
            throw mismatch();
        }
        return value.asBoolean();
    }

    private static Number number(JsonNode value) throws RefusedException {
        if (value.isNumber()) {
            return value.numberValue();
        }
        if (value.path("$").asText().equals("double")) {
            return Double.valueOf(value.path("v").asText());
        }
        throw mismatch();
    }

    private static List<Object> list(ValueType element, JsonNode value) throws RefusedException {
        JsonNode listed = value.path("$").asText().equals("set") ? value.path("v") : value;
        if (!listed.isArray()) {
            throw mismatch();
        }
        List<Object> items = new ArrayList<>();
        for (JsonNode item : listed) {
            items.add(value(element, item));
        }
        return Collections.unmodifiableList(items);
    }

    private static Event row(EventType type, JsonNode value) throws RefusedException {
        if (!value.isObject() || value.has("$")) {
            throw mismatch();
        }
        return Event.row(type, values(type, value));
    }

    private static Map<String, Object> map(ValueType element, JsonNode value) throws RefusedException {
        if (!value.isObject() || value.has("$")) {
            throw mismatch();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            map.put(entry.getKey(), value(element, entry.getValue()));
        }
        return Collections.unmodifiableMap(map);
    }

    /** A value whose type its property does not tell. */
    private static Object unknown(JsonNode value) throws RefusedException {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isArray()) {
            return list(ValueType.OBJECT, value);
        }
        if (value.isNumber()) {
            return value.isInt() || value.isLong() || value.isDouble() ? (Object) value.numberValue() : mismatched();
        }
        if (value.isObject() && !value.has("$") && !value.has("$t")) {
            return map(ValueType.OBJECT, value);
        }
        String kind = value.path("$").asText();
        if (kind.equals("enum")) {
            return value.path("v").asText();
        }
        return RecordedScalar.kindOf(kind).isPresent()
                ? RecordedScalar.of(RecordedScalar.kindOf(kind).get(), value)
                : mismatched();
    }

    private static Object mismatched() throws RefusedException {
        throw mismatch();
    }

    static RefusedException mismatch() {
        return RefusedException.harness("an event with a value of another type than declared");
    }
}
