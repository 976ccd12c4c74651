package io.bongsu.jobs.state;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The event types of a job, in a form that travels with its operators and serializers.
 *
 * <p>Shape: name → type, in the catalog's order; kept as bytes, decoded once per copy. Equal tables have equal bytes.
 *
 * <p>Cost: {@link #types} decodes on first use.
 */
public final class EventTypeTable implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No types: for records that hold no events. */
    public static final EventTypeTable EMPTY = of(List.of());

    private final byte[] encoded;
    private transient Map<String, EventType> decoded;

    private EventTypeTable(byte[] encoded) {
        this.encoded = encoded;
    }

    public static EventTypeTable of(Collection<EventType> types) {
        StateOutput out = new StateOutput();
        out.writeSize(types.size());
        for (EventType type : types) {
            write(type, out);
        }
        return new EventTypeTable(out.toByteArray());
    }

    /** Types by name. */
    public Map<String, EventType> types() {
        if (decoded == null) {
            StateInput in = new StateInput(encoded, Map.of());
            int count = in.readCount();
            Map<String, EventType> types = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                EventType type = readType(in);
                types.put(type.name(), type);
            }
            decoded = Collections.unmodifiableMap(types);
        }
        return decoded;
    }

    private static void write(EventType type, StateOutput out) {
        out.writeName(type.name());
        out.writeSize(type.fields().size());
        for (Field field : type.fields()) {
            out.writeName(field.name());
            write(field.type(), out);
        }
    }

    private static void write(ValueType type, StateOutput out) {
        out.writeName(type.kind().name());
        type.element().ifPresent(element -> write(element, out));
        type.row().ifPresent(row -> write(row, out));
    }

    private static EventType readType(StateInput in) {
        String name = in.readName();
        int count = in.readCount();
        List<Field> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(new Field(in.readName(), readValueType(in)));
        }
        return new EventType(name, fields);
    }

    private static ValueType readValueType(StateInput in) {
        Kind kind = Kind.valueOf(in.readName());
        return switch (kind) {
            case ARRAY -> ValueType.arrayOf(readValueType(in));
            case MAP -> ValueType.mapOf(readValueType(in));
            case ROW -> ValueType.rowOf(readType(in));
            default -> ValueType.of(kind);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventTypeTable table && Arrays.equals(encoded, table.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
