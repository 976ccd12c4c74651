package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The event types that a case presumes, as a catalog.
 *
 * <p>Shape: a type that no statement names is left out. A property of a type that the engine does not have travels as text
 * (see {@link OpaqueValue}); a case whose statements name such a property is refused. A type comes with its
 * subtypes.
 */
final class DeclaredTypes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ASKS_FOR_CLASS = Pattern.compile("(?i)\\b(typeof|instanceof)\\b");

    private final JsonNode types;
    private final String epl;
    private final Set<String> unusable = new LinkedHashSet<>();

    private DeclaredTypes(JsonNode types, String epl) {
        this.types = types;
        this.epl = epl;
    }

    static EventCatalog catalog(RecordedCase recorded) throws RefusedException {
        return new DeclaredTypes(recorded.types(), recorded.epl()).catalog();
    }

    private EventCatalog catalog() throws RefusedException {
        EventCatalog catalog = EventCatalog.builtin();
        for (Map.Entry<String, JsonNode> type : types.properties()) {
            noForeignSupertypesWanted(type.getValue());
            if (type.getValue().path("kind").asText().equals("variant")) {
                continue;
            }
            if ((type.getValue().path("preconfigured").asBoolean() || ModuleText.isClass(type.getKey(), epl))
                    && (mentions(type.getKey())
                            || supertypes(type.getKey()).stream().anyMatch(this::mentions))
                    && NAME.matcher(type.getKey()).matches()) {
                catalog = catalog.withTypes(List.of(row(type.getKey(), type.getKey(), List.of())));
            }
        }
        for (String property : unusable) {
            if (mentions(property.substring(0, property.indexOf(' ')))) {
                throw RefusedException.harness("a property of type "
                        + property.substring(property.indexOf(' ') + 1).replaceAll(" .*", ""));
            }
        }
        return catalog;
    }

    /** A supertype that is no type of the case cannot be read by its name. */
    private void noForeignSupertypesWanted(JsonNode type) throws RefusedException {
        for (JsonNode supertype : type.path("supertypes")) {
            String name = supertype.asText();
            if (!types.has(name)
                    && mentions(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))) {
                throw RefusedException.harness("a stream of a type with subtypes");
            }
        }
    }

    /** All supertypes, near and far, that are types of the case. */
    private List<String> supertypes(String type) {
        Set<String> all = new LinkedHashSet<>();
        for (JsonNode near : types.path(type).path("supertypes")) {
            if (types.has(near.asText())) {
                all.add(near.asText());
                all.addAll(supertypes(near.asText()));
            }
        }
        return List.copyOf(all);
    }

    private boolean mentions(String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(epl)
                .find();
    }

    private EventType row(String type, String name, List<String> enclosing) {
        List<String> inside = new ArrayList<>(enclosing);
        inside.add(type);
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property :
                types.path(type).path("props").properties()) {
            fields.add(new Field(
                    property.getKey(),
                    value(property.getKey(), property.getValue().asText(), name, inside)));
        }
        return new EventType(
                name,
                fields,
                time(types.path(type), "startTimestamp"),
                time(types.path(type), "endTimestamp"),
                enclosing.isEmpty() ? supertypes(type) : List.of());
    }

    private static Optional<String> time(JsonNode type, String which) {
        return type.hasNonNull(which) ? Optional.of(type.path(which).asText()) : Optional.empty();
    }

    private ValueType value(String property, String text, String owner, List<String> enclosing) {
        PropertyType type = PropertyType.of(text);
        if (type.enumeration()
                && mentions(property)
                && ASKS_FOR_CLASS.matcher(epl).find()) {
            unusable.add(property + " " + text);
        }
        Optional<ValueType> value = type.scalar();
        if (type.fragment().isPresent()) {
            String nested = type.fragment().get();
            if (types.has(nested) && !enclosing.contains(nested)) {
                value = Optional.of(ValueType.rowOf(row(nested, owner + "_" + property, enclosing)));
            }
        }
        if (value.isEmpty()) {
            unusable.add(property + " " + text);
            return ValueType.STRING;
        }
        ValueType whole = value.get();
        for (int i = 0; i < type.dimensions(); i++) {
            whole = ValueType.arrayOf(whole);
        }
        return whole;
    }
}
