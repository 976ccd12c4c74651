package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values in the one form in which recorded and real output are compared: maps without nulls, empty values and type names;
 * numbers by value; sets sorted.
 */
final class OutputValue {
    private OutputValue() {}

    /** A recorded row or value. */
    static Object recorded(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isNumber()) {
            return number(value.asText());
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(recorded(item)));
            return items;
        }
        if (value.has("$")) {
            return special(value.path("$").asText(), value.path("v"));
        }
        if (value.has("$variant")) {
            return recorded(value.path("$variant"));
        }
        if (value.isObject()) {
            Map<String, Object> map = new TreeMap<>();
            value.properties().stream()
                    .filter(entry -> !entry.getKey().equals("$t"))
                    .forEach(entry -> put(map, plainName(entry.getKey()), recorded(entry.getValue())));
            return map;
        }
        return value.isBoolean() ? (Object) value.asBoolean() : value.asText();
    }

    private static Object special(String kind, JsonNode value) {
        switch (kind) {
            case "double", "BigDecimal", "BigInteger":
                return number(value.asText());
            case "set":
                List<Object> items = new ArrayList<>();
                value.forEach(item -> items.add(recorded(item)));
                return new RecordedSet(items);
            case "map":
                Map<String, Object> map = new TreeMap<>();
                value.forEach(entry -> put(map, String.valueOf(recorded(entry.path(0))), recorded(entry.path(1))));
                return map;
            case "enum":
                return value.asText();
            default:
                return kind + " " + (value.isTextual() || value.isNumber() ? value.asText() : recorded(value));
        }
    }

    /** A property's name without the mark of an indexed or mapped accessor. */
    static String plainName(String name) {
        return name.endsWith("[]") || name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
    }

    /** A value that came out. */
    static Object real(Object value) {
        if (value instanceof Map<?, ?> row) {
            Map<String, Object> map = new TreeMap<>();
            row.forEach((name, item) -> {
                put(map, String.valueOf(name), real(item));
            });
            return map;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(real(item)));
            return items;
        }
        if (value instanceof Number number) {
            return number(number.toString());
        }
        if (value instanceof String text) {
            Optional<JsonNode> opaque = OpaqueValue.read(text);
            return opaque.isPresent() ? recorded(opaque.get()) : text;
        }
        return RecordedScalar.compared(value).map(Object.class::cast).orElse(value);
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        boolean empty = value == null
                || (value instanceof Map<?, ?> inner && inner.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
        if (!empty) {
            map.put(name, value);
        }
    }

    private static Object number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        } catch (NumberFormatException notFinite) {
            return text;
        }
    }
}
