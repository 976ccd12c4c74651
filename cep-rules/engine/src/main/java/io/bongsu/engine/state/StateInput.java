package io.bongsu.engine.state;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link StateOutput} wrote.
 *
 * <p>Shape: event types are looked up by name with the current {@link #types types}; a row written by an earlier version of
 * its type, with fewer fields, gets null for the new ones.
 *
 * <p>Errors: {@link StateException} naming offset and cause; never reads past the end, never allocates more than the bytes
 * can hold.
 */
public final class StateInput {
    private final byte[] bytes;
    private int position;
    private Map<String, EventType> types;
    private final List<Event> events = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    public StateInput(byte[] bytes, Map<String, EventType> types) {
        this.bytes = bytes;
        this.types = types;
    }

    /** Changes the types by which further events are read. */
    public void types(Map<String, EventType> types) {
        this.types = types;
    }

    public boolean atEnd() {
        return position == bytes.length;
    }

    public int readByte() {
        if (position >= bytes.length) {
            throw new StateException("state ends early, offset=" + position);
        }
        return bytes[position++] & 0xff;
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public int readSize() {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                if (value > Integer.MAX_VALUE) {
                    break;
                }
                return (int) value;
            }
        }
        throw new StateException("a size must fit an int, offset=" + position);
    }

    /** A number of things that take at least one byte each. */
    public int readCount() {
        int count = readSize();
        if (count > bytes.length - position) {
            throw new StateException("a count must not exceed the bytes left, offset=" + position + " count=" + count);
        }
        return count;
    }

    public long readLong() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new StateException("a long must end within 10 bytes, offset=" + position);
    }

    public int readInt() {
        return Math.toIntExact(readLong());
    }

    public double readDouble() {
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | readByte();
        }
        return Double.longBitsToDouble(bits);
    }

    public String readString() {
        int size = readCount();
        String value = new String(bytes, position, size, StandardCharsets.UTF_8);
        position += size;
        return value;
    }

    public String readName() {
        int known = readSize();
        if (known == 0) {
            String name = readString();
            names.add(name);
            return name;
        }
        if (known > names.size()) {
            throw new StateException("a name refers back, offset=" + position + " number=" + known);
        }
        return names.get(known - 1);
    }

    public PartitionKey readKey() {
        int count = readCount();
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(readValue());
        }
        return PartitionKey.of(values);
    }

    public Object readValue() {
        return readValue(ValueType.NULL);
    }

    public Object readValue(ValueType type) {
        int tag = readByte();
        return switch (tag) {
            case StateOutput.NULL -> null;
            case StateOutput.FALSE -> Boolean.FALSE;
            case StateOutput.TRUE -> Boolean.TRUE;
            case StateOutput.INT -> readInt();
            case StateOutput.LONG -> readLong();
            case StateOutput.FLOAT -> (float) readDouble();
            case StateOutput.DOUBLE -> readDouble();
            case StateOutput.STRING -> readString();
            case StateOutput.LIST -> readList(type.element().orElse(ValueType.NULL));
            case StateOutput.MAP -> readMap();
            case StateOutput.ROW -> Event.row(rowType(type), readFields(rowType(type)));
            case StateOutput.EVENT -> readEvent();
            default -> throw new StateException("a value has a known tag, offset=" + position + " tag=" + tag);
        };
    }

    private EventType rowType(ValueType type) {
        return type.row().orElseThrow(() -> new StateException("a row needs a row type, offset=" + position));
    }

    private List<Object> readList(ValueType element) {
        int count = readCount();
        List<Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(readValue(element));
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, Object> readMap() {
        int count = readCount();
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = readName();
            map.put(name, readValue());
        }
        return map;
    }

    public Event readEvent() {
        int known = readSize();
        if (known > 0) {
            if (known > events.size() || events.get(known - 1) == null) {
                throw new StateException("an event refers back, offset=" + position + " number=" + known);
            }
            return events.get(known - 1);
        }
        int number = events.size();
        events.add(null);
        String name = readName();
        EventType type = types.get(name);
        if (type == null) {
            throw new StateException("an event's type must be known, offset=" + position + " type=" + name);
        }
        long time = readLong();
        String id = readString();
        Origin origin = readOrigin();
        Object[] values = readFields(type);
        List<Evidence> madeFrom = readEvidence();
        Event event = madeFrom.isEmpty()
                ? Event.of(type, time, id, values, origin)
                : Event.derived(type, time, id, values, madeFrom);
        events.set(number, event);
        return event;
    }

    private Object[] readFields(EventType type) {
        int count = readCount();
        List<Field> fields = type.fields();
        if (count > fields.size()) {
            throw new StateException("a row has no more values than its type has fields, offset=" + position + " type="
                    + type.name() + " values=" + count);
        }
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < count; i++) {
            values[i] = readValue(fields.get(i).type());
        }
        return values;
    }

    public List<Evidence> readEvidence() {
        int count = readCount();
        List<Evidence> evidence = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            evidence.add(new Evidence(readName(), readName(), readString(), readLong(), readOrigin()));
        }
        return evidence;
    }

    private Origin readOrigin() {
        return new Origin(readName(), readInt(), readLong());
    }
}
