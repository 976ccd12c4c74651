package io.bongsu.jobs.state;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Routed events on their way to detect, and in its state.
 *
 * <p>Shape: time (8 bytes), key (count, tagged values), filters (count, numbers of 4 bytes), length and bytes of the event:
 * number of its type in the table, id, origin, which fields are the key's values, the values of the others. A received event
 * keeps its bytes until its values are wanted.
 *
 * <p>Cost: three small objects per received event whose values nobody wants.
 */
public final class RoutedEventSerializer extends TypeSerializer<RoutedEvent> {
    private static final long serialVersionUID = 1L;
    private static final int NULL = 0;
    private static final int STRING = 1;
    private static final int LONG = 2;
    private static final int INT = 3;
    private static final int DOUBLE = 4;
    private static final int FLOAT = 5;
    private static final int FALSE = 6;
    private static final int TRUE = 7;

    private final EventTypeTable types;
    private transient Map<String, Integer> numbers;
    private transient EventType[] byNumber;
    private transient Int2ObjectOpenHashMap<int[]> alone;
    private transient StateOutput out;
    private transient StateInput in;
    private transient int[] fieldsOfKey;

    public RoutedEventSerializer(EventTypeTable types) {
        this.types = types;
    }

    /** An event's bytes. */
    private static final class Row implements RoutedEvent.Encoded {
        private final RoutedEventSerializer serializer;
        private final long timeMillis;
        private final byte[] bytes;

        Row(RoutedEventSerializer serializer, long timeMillis, byte[] bytes) {
            this.serializer = serializer;
            this.timeMillis = timeMillis;
            this.bytes = bytes;
        }

        @Override
        public Event decode(PartitionKey key) {
            return serializer.decode(key, timeMillis, bytes);
        }
    }

    private void prepare() {
        if (numbers == null) {
            numbers = new HashMap<>();
            byNumber = types.types().values().toArray(EventType[]::new);
            alone = new Int2ObjectOpenHashMap<>();
            out = new StateOutput();
            in = new StateInput();
            fieldsOfKey = new int[1];
            for (int i = 0; i < byNumber.length; i++) {
                numbers.put(byNumber[i].name(), i);
            }
        }
    }

    @Override
    public void serialize(RoutedEvent routed, DataOutputView target) throws IOException {
        prepare();
        target.writeLong(routed.timeMillis());
        writeKey(routed.key(), target);
        int[] filters = routed.filters();
        target.writeShort(filters.length);
        for (int filter : filters) {
            target.writeInt(filter);
        }
        if (routed.encoded() instanceof Row row) {
            target.writeInt(row.bytes.length);
            target.write(row.bytes);
        } else {
            encode(routed.key(), routed.event());
            out.writeTo(target);
        }
    }

    @Override
    public RoutedEvent deserialize(DataInputView source) throws IOException {
        prepare();
        long timeMillis = source.readLong();
        PartitionKey key = readKey(source);
        int count = source.readUnsignedShort();
        int[] filters = count == 1 ? alone(source.readInt()) : new int[count];
        for (int i = 0; count != 1 && i < count; i++) {
            filters[i] = source.readInt();
        }
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return new RoutedEvent(key, timeMillis, new Row(this, timeMillis, bytes), filters);
    }

    private int[] alone(int filter) {
        int[] filters = alone.get(filter);
        if (filters == null) {
            filters = new int[] {filter};
            alone.put(filter, filters);
        }
        return filters;
    }

    private static void writeKey(PartitionKey key, DataOutputView target) throws IOException {
        target.writeByte(key.size());
        for (int i = 0; i < key.size(); i++) {
            Object value = key.value(i);
            if (value instanceof String text) {
                target.writeByte(STRING);
                StringValue.writeString(text, target);
            } else if (value instanceof Long number) {
                target.writeByte(LONG);
                target.writeLong(number);
            } else if (value instanceof Integer number) {
                target.writeByte(INT);
                target.writeInt(number);
            } else if (value instanceof Double number) {
                target.writeByte(DOUBLE);
                target.writeDouble(number);
            } else if (value instanceof Float number) {
                target.writeByte(FLOAT);
                target.writeFloat(number);
            } else if (value instanceof Boolean flag) {
                target.writeByte(flag ? TRUE : FALSE);
            } else if (value == null) {
                target.writeByte(NULL);
            } else {
                throw new StateException("a key's value must be a scalar, class="
                        + value.getClass().getName());
            }
        }
    }

    private static PartitionKey readKey(DataInputView source) throws IOException {
        Object[] values = new Object[source.readUnsignedByte()];
        for (int i = 0; i < values.length; i++) {
            int tag = source.readByte();
            values[i] = switch (tag) {
                case NULL -> null;
                case STRING -> StringValue.readString(source);
                case LONG -> source.readLong();
                case INT -> source.readInt();
                case DOUBLE -> source.readDouble();
                case FLOAT -> source.readFloat();
                case FALSE -> Boolean.FALSE;
                case TRUE -> Boolean.TRUE;
                default -> throw new StateException("a key's value has a known tag, tag=" + tag);
            };
        }
        return PartitionKey.of(values);
    }

    private void encode(PartitionKey key, Event event) {
        Integer number = numbers.get(event.type().name());
        if (number == null || !event.madeFrom().isEmpty()) {
            throw new StateException(
                    "only events of the catalog travel, type=" + event.type().name());
        }
        out.reset();
        out.writeSize(number);
        out.writeString(event.id());
        out.writeString(event.origin().topic());
        out.writeLong(event.origin().partition());
        out.writeLong(event.origin().offset());
        List<Field> fields = event.type().fields();
        int parts = key.size();
        int[] ofKey = fieldsOfKey(parts);
        for (int part = 0; part < parts; part++) {
            ofKey[part] = placeOf(key.value(part), event);
            out.writeSize(ofKey[part] + 1);
        }
        for (int i = 0; i < fields.size(); i++) {
            out.writeValue(
                    isIn(ofKey, parts, i) ? null : event.get(i), fields.get(i).type());
        }
    }

    private int[] fieldsOfKey(int parts) {
        if (parts > fieldsOfKey.length) {
            fieldsOfKey = new int[parts];
        }
        return fieldsOfKey;
    }

    /** The field whose value is this very object, or -1. */
    @SuppressWarnings("ReferenceEquality") // a key's values are the event's own
    private static int placeOf(Object keyValue, Event event) {
        for (int i = 0; keyValue != null && i < event.size(); i++) {
            if (event.get(i) == keyValue) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isIn(int[] fields, int count, int field) {
        for (int i = 0; i < count; i++) {
            if (fields[i] == field) {
                return true;
            }
        }
        return false;
    }

    private Event decode(PartitionKey key, long timeMillis, byte[] bytes) {
        in.reset(bytes, 0, bytes.length, types.types());
        int number = in.readSize();
        if (number >= byNumber.length) {
            throw new StateException("an event's type is in the table, number=" + number);
        }
        EventType type = byNumber[number];
        String id = in.readString();
        Origin origin = new Origin(in.readShared(), in.readInt(), in.readLong());
        List<Field> fields = type.fields();
        Object[] values = new Object[fields.size()];
        int parts = key.size();
        int[] ofKey = fieldsOfKey(parts);
        for (int part = 0; part < parts; part++) {
            ofKey[part] = in.readSize() - 1;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readValue(fields.get(i).type());
        }
        for (int part = 0; part < parts; part++) {
            if (ofKey[part] >= 0) {
                values[ofKey[part]] = key.value(part);
            }
        }
        return Event.of(type, timeMillis, id, values, origin);
    }

    @Override
    public RoutedEvent deserialize(RoutedEvent reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public RoutedEvent copy(RoutedEvent from) {
        return from;
    }

    @Override
    public RoutedEvent copy(RoutedEvent from, RoutedEvent reuse) {
        return from;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<RoutedEvent> duplicate() {
        return new RoutedEventSerializer(types);
    }

    @Override
    public RoutedEvent createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoutedEventSerializer serializer && types.equals(serializer.types);
    }

    @Override
    public int hashCode() {
        return types.hashCode();
    }

    /** Routed events travel; where detect keeps them it writes them itself. */
    @Override
    public TypeSerializerSnapshot<RoutedEvent> snapshotConfiguration() {
        throw new UnsupportedOperationException("routed events are no Flink state");
    }
}
