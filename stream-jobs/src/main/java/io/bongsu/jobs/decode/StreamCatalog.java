package io.bongsu.jobs.decode;

import io.bongsu.jobs.state.EventTypeTable;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.StreamSchema;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The streams that decode reads, in a form that travels with the job: the catalog without its reference data.
 *
 * <p>Shape: schemas as text; {@link #streams} builds the entries anew, by name, ascending.
 *
 * <p>Cost: parsing some twenty schemas, once per subtask.
 */
public final class StreamCatalog implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<String> schemas;
    private final List<String> writers;

    private StreamCatalog(List<String> schemas, List<String> writers) {
        this.schemas = schemas;
        this.writers = writers;
    }

    public static StreamCatalog of(EventCatalog catalog) {
        return new StreamCatalog(
                catalog.entries().stream()
                        .filter(entry -> !entry.reference())
                        .map(entry -> entry.avro().toString())
                        .toList(),
                List.of());
    }

    /** With further schemas that messages may have been written with. */
    public StreamCatalog withWriters(Collection<Schema> more) {
        return new StreamCatalog(schemas, more.stream().map(Schema::toString).toList());
    }

    /** Streams by name. */
    public Map<String, StreamSchema> streams() {
        EventCatalog catalog = EventCatalog.builtin();
        for (String schema : schemas) {
            catalog = catalog.with(new Schema.Parser().parse(schema));
        }
        Map<String, StreamSchema> streams = new LinkedHashMap<>();
        for (StreamSchema entry : catalog.entries()) {
            if (!entry.reference()) {
                streams.put(entry.name(), entry);
            }
        }
        return streams;
    }

    List<Schema> writers() {
        return writers.stream().map(text -> new Schema.Parser().parse(text)).toList();
    }

    /** Event types of the streams. */
    public Collection<EventType> types() {
        return streams().values().stream().map(StreamSchema::type).toList();
    }

    public EventTypeTable table() {
        return EventTypeTable.of(types());
    }

    /** The largest lateness, ms, that the schemas of the named streams allow. */
    public long latenessMillis(Collection<String> names) {
        return streams().values().stream()
                .filter(stream -> names.contains(stream.name()))
                .mapToLong(StreamSchema::latenessMillis)
                .max()
                .orElse(0);
    }
}
