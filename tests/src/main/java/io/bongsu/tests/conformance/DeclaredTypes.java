package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.schemas.CatalogException;
import io.bongsu.schemas.EventCatalog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/**
 * The event types that a case presumes, as a catalog.
 *
 * <p>Shape: a type that no statement names is left out. A property of a type that the engine does not have travels as text
 * (see {@link OpaqueValue}); a case whose statements name such a property is refused, as is one that names a type with
 * subtypes.
 */
final class DeclaredTypes {
    private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

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
            noSubtypesWanted(type.getValue());
            if (type.getValue().path("kind").asText().equals("variant") && mentions(type.getKey())) {
                throw RefusedException.harness("a variant stream");
            }
            if (type.getValue().path("preconfigured").asBoolean()
                    && mentions(type.getKey())
                    && AVRO_NAME.matcher(type.getKey()).matches()) {
                try {
                    catalog = catalog.with(record(type.getKey(), type.getKey(), List.of()));
                } catch (CatalogException e) {
                    throw RefusedException.harness("an event type that the catalog refuses");
                }
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

    private void noSubtypesWanted(JsonNode type) throws RefusedException {
        for (JsonNode supertype : type.path("supertypes")) {
            String name = supertype.asText();
            if (mentions(name)
                    || mentions(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))) {
                throw RefusedException.harness("a stream of a type with subtypes");
            }
        }
    }

    private boolean mentions(String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(epl)
                .find();
    }

    private Schema record(String type, String name, List<String> enclosing) {
        List<String> inside = new ArrayList<>(enclosing);
        inside.add(type);
        List<Schema.Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property :
                types.path(type).path("props").properties()) {
            if (AVRO_NAME.matcher(property.getKey()).matches()) {
                Schema schema = property(property.getKey(), property.getValue().asText(), name, inside);
                fields.add(new Schema.Field(property.getKey(), nullable(schema)));
            } else {
                unusable.add(property.getKey() + " with a name that is no identifier");
            }
        }
        return Schema.createRecord(name, null, null, false, fields);
    }

    private Schema property(String property, String text, String owner, List<String> enclosing) {
        PropertyType type = PropertyType.of(text);
        Optional<Schema> value = type.scalar()
                .map(scalar -> Schema.create(Schema.Type.valueOf(scalar.toUpperCase(java.util.Locale.ROOT))));
        if (type.fragment().isPresent()) {
            String nested = type.fragment().get();
            if (types.has(nested) && !enclosing.contains(nested)) {
                value = Optional.of(record(nested, owner + "_" + property, enclosing));
            }
        }
        if (value.isEmpty()) {
            unusable.add(property + " " + text);
            return SchemaBuilder.builder().stringType();
        }
        return type.array() ? Schema.createArray(nullable(value.get())) : value.get();
    }

    private static Schema nullable(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }
}
