package io.bongsu.schemas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * Every event type that rules may name, by the simple name that they name it by.
 *
 * <p>Shape: immutable; entries ascend by name. A type of a user's folder replaces the project's stream of the same name;
 * reference types cannot be replaced, because the line itself reads them.
 *
 * <p>Errors: {@link CatalogException} names every schema that cannot be used, with its file and the cause.
 */
public final class EventCatalog {
    private static final EventCatalog BUILTIN = readBuiltin();

    private final Map<String, StreamSchema> byName;

    private EventCatalog(Map<String, StreamSchema> byName) {
        this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** The project's own streams and reference data. */
    public static EventCatalog builtin() {
        return BUILTIN;
    }

    /** This catalog and the records of every {@code .avsc} file below a folder. */
    public EventCatalog withFolder(Path folder) {
        List<Schema> known = byName.values().stream().map(StreamSchema::avro).toList();
        return with(SchemaFolder.read(folder, known));
    }

    /** This catalog and one more record schema. */
    public EventCatalog with(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new CatalogException(
                    "schema",
                    "an event schema must be a record, got type="
                            + schema.getType().getName());
        }
        return with(List.of(new SchemaFolder.Found(schema, schema.getFullName())));
    }

    /** This catalog and event types that no Avro schema describes; a type of the same name is replaced. */
    public EventCatalog withTypes(Collection<EventType> types) {
        Map<String, StreamSchema> entries = new LinkedHashMap<>(byName);
        types.forEach(type -> entries.put(type.name(), StreamSchema.unwritten(type)));
        return new EventCatalog(entries);
    }

    private EventCatalog with(List<SchemaFolder.Found> schemas) {
        List<CatalogException.Problem> problems = new ArrayList<>();
        Map<String, StreamSchema> entries = new LinkedHashMap<>(byName);
        Map<String, String> fileByName = new LinkedHashMap<>();
        for (SchemaFolder.Found found : schemas) {
            String name = found.schema().getName();
            String first = fileByName.putIfAbsent(name, found.file());
            StreamSchema own = byName.get(name);
            if (first != null) {
                problems.add(new CatalogException.Problem(
                        found.file(), "event type names must be unique, type=" + name + " first=" + first));
            } else if (own != null && own.reference()) {
                problems.add(new CatalogException.Problem(
                        found.file(), "a reference type of the project cannot be replaced, type=" + name));
            } else {
                try {
                    entries.put(name, SchemaTranslation.translate(found.schema(), found.file()));
                } catch (CatalogException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new CatalogException(problems);
        }
        return new EventCatalog(entries);
    }

    public Optional<StreamSchema> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The entry of this name, or {@link CatalogException} when there is none. */
    public StreamSchema get(String name) {
        return find(name)
                .orElseThrow(() -> new CatalogException(
                        "catalog", "an event type must be in the catalog, type=" + name + " known=" + names()));
    }

    /** All names, ascending. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All entries, streams and reference data, ascending by name. */
    public Collection<StreamSchema> entries() {
        return byName.values();
    }

    private static EventCatalog readBuiltin() {
        Map<String, StreamSchema> entries = new LinkedHashMap<>();
        OwnSchemas.EVENTS.forEach(name -> entries.put(name, builtin("events", name)));
        OwnSchemas.REFERENCE.forEach(name -> entries.put(name, builtin("reference", name)));
        return new EventCatalog(entries);
    }

    private static StreamSchema builtin(String folder, String name) {
        return SchemaTranslation.translate(OwnSchemas.read(folder, name), folder + "/" + name + ".avsc");
    }
}
