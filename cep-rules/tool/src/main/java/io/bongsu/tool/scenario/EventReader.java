package io.bongsu.tool.scenario;

import io.bongsu.engine.event.Event;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.pack.YamlNode;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.StreamSchema;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/**
 * Makes events of what a scenario writes.
 *
 * <p>Shape: fields that are not written have their schema's default. A time may stand for a long; an empty value is null.
 *
 * <p>Errors: CEP-2104 for a field that the type lacks, CEP-5103 for one that it needs, CEP-5104 for a value of another type.
 */
final class EventReader {
    private static final Set<String> ENVELOPE = Set.of("eventId", "ts");

    private final SourceText source;
    private final Diagnostics diagnostics;

    EventReader(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** The event, or nothing when something is wrong with it. */
    Optional<Event> read(
            StreamSchema schema,
            ScenarioClock clock,
            long timeMillis,
            String id,
            Map<String, YamlNode.Entry> written,
            Span place) {
        int errors = diagnostics.errors();
        EventType type = schema.type();
        List<String> names = type.fields().stream().map(Field::name).toList();
        written.forEach((name, entry) -> {
            if (!names.contains(name)) {
                diagnostics.error(
                        ErrorCode.UNKNOWN_FIELD,
                        source,
                        entry.key(),
                        "event type '" + type.name() + "' has no field '" + name + "'",
                        NearestName.to(name, names)
                                .map(near -> "Maybe: '" + near + "'.")
                                .orElse("Its fields: " + String.join(", ", names) + "."));
            }
        });
        Object[] values = new Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = type.fields().get(i);
            YamlNode.Entry entry = written.get(field.name());
            if (entry != null) {
                values[i] = value(field.type(), entry.value(), clock, field.name());
            } else if (field.name().equals("ts")) {
                values[i] = timeMillis;
            } else if (field.name().equals("eventId")) {
                values[i] = id;
            } else {
                values[i] = absent(schema, field, place);
            }
        }
        return diagnostics.errors() > errors ? Optional.empty() : Optional.of(Event.of(type, timeMillis, id, values));
    }

    private Object absent(StreamSchema schema, Field field, Span place) {
        Schema.Field avro = schema.avro().getField(field.name());
        if (avro != null && avro.hasDefaultValue()) {
            return plain(avro.defaultVal());
        }
        boolean nullable = avro == null || avro.schema().isNullable();
        if (!nullable && !ENVELOPE.contains(field.name())) {
            diagnostics.error(
                    ErrorCode.MISSING_KEY,
                    source,
                    place,
                    "event type '" + schema.name() + "' needs the field '" + field.name() + "' (" + field.type() + ")",
                    "");
        }
        return null;
    }

    private static Object plain(Object value) {
        if (value == JsonProperties.NULL_VALUE) {
            return null;
        }
        return value instanceof CharSequence ? value.toString() : value;
    }

    private Object value(ValueType type, YamlNode node, ScenarioClock clock, String field) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty()) {
            return null;
        }
        try {
            return switch (type.kind()) {
                case ARRAY -> items(type, node, clock, field);
                case ROW -> row(type, node, clock, field);
                default -> scalar(type, text(node), clock);
            };
        } catch (IllegalArgumentException e) {
            diagnostics.error(
                    ErrorCode.BAD_VALUE,
                    source,
                    node.span(),
                    "'" + field + "' must be a value of type " + type
                            + (node instanceof YamlNode.Scalar scalar ? ", got '" + scalar.text() + "'" : ""),
                    "");
            return null;
        }
    }

    private static String text(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        throw new IllegalArgumentException("one value is needed");
    }

    private static Object scalar(ValueType type, String text, ScenarioClock clock) {
        return switch (type.kind()) {
            case STRING -> text;
            case INT -> Integer.valueOf(text);
            case LONG -> clock.parse(text).orElseGet(() -> Long.valueOf(text));
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case BOOLEAN -> bool(text);
            default -> throw new IllegalArgumentException("a scenario cannot write this type");
        };
    }

    private static Boolean bool(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("true or false is needed");
    }

    private List<Object> items(ValueType type, YamlNode node, ScenarioClock clock, String field) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw new IllegalArgumentException("a list is needed");
        }
        List<Object> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            items.add(value(type.element().orElseThrow(), item, clock, field));
        }
        return items;
    }

    private Event row(ValueType type, YamlNode node, ScenarioClock clock, String field) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw new IllegalArgumentException("a mapping is needed");
        }
        EventType row = type.row().orElseThrow();
        Object[] values = new Object[row.fields().size()];
        mapping.entries().forEach((name, entry) -> {
            int index = row.indexOf(name);
            if (index < 0) {
                diagnostics.error(
                        ErrorCode.UNKNOWN_FIELD,
                        source,
                        entry.key(),
                        "'" + field + "' has no field '" + name + "'",
                        "");
            } else {
                values[index] = value(row.fields().get(index).type(), entry.value(), clock, field + "." + name);
            }
        });
        return Event.row(row, values);
    }
}
