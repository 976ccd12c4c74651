package io.bongsu.engine.state;

import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes state by hand: variable-length integers, tagged values, events and names once each.
 *
 * <p>Shape: a table of names, a table of events, then what was written, in which names and events are numbers. An event's
 * entry has its length, so that a reader that no longer knows its type can pass over it. The reader gives the same event
 * object back for the same number. Mirror of {@link StateInput}.
 *
 * <p>Cost: one growing array per level of nesting.
 */
public final class StateOutput {
    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int INT = 3;
    static final int LONG = 4;
    static final int FLOAT = 5;
    static final int DOUBLE = 6;
    static final int STRING = 7;
    static final int LIST = 8;
    static final int ROW = 9;
    static final int EVENT = 10;
    static final int MAP = 11;

    private byte[] bytes = new byte[64];
    private int length;
    private final Tables tables;

    /** Numbers given to events and names, in order of first use. */
    private static final class Tables {
        private final Map<Event, Integer> numbers = new IdentityHashMap<>();
        private final List<Event> events = new ArrayList<>();
        private final Map<String, Integer> names = new LinkedHashMap<>();

        boolean isEmpty() {
            return names.isEmpty() && events.isEmpty();
        }

        void clear() {
            numbers.clear();
            events.clear();
            names.clear();
        }
    }

    public StateOutput() {
        this(new Tables());
    }

    private StateOutput(Tables tables) {
        this.tables = tables;
    }

    /** Tables and content; nothing may be written afterwards. */
    public byte[] toByteArray() {
        if (tables.isEmpty()) {
            byte[] whole = new byte[2 + length];
            System.arraycopy(bytes, 0, whole, 2, length);
            return whole;
        }
        StateOutput entries = new StateOutput(tables);
        for (int i = 0; i < tables.events.size(); i++) {
            StateOutput entry = new StateOutput(tables);
            entry.writeEntry(tables.events.get(i));
            entries.writeSize(entry.length);
            entries.append(entry.bytes, entry.length);
        }
        StateOutput whole = new StateOutput(tables);
        whole.writeSize(tables.names.size());
        for (String name : tables.names.keySet()) {
            whole.writeString(name);
        }
        whole.writeSize(tables.events.size());
        whole.append(entries.bytes, entries.length);
        whole.append(bytes, length);
        return Arrays.copyOf(whole.bytes, whole.length);
    }

    /** Forgets what was written and keeps the room: one output can write record after record. */
    public void reset() {
        length = 0;
        if (!tables.isEmpty()) {
            tables.clear();
        }
    }

    /**
     * The length (4 bytes), then what {@link #toByteArray} gives; written without a copy where the tables are empty, as they
     * are for most records between stages.
     */
    public void writeTo(DataOutput target) throws IOException {
        if (tables.isEmpty()) {
            target.writeInt(length + 2);
            target.writeShort(0);
            target.write(bytes, 0, length);
        } else {
            byte[] whole = toByteArray();
            target.writeInt(whole.length);
            target.write(whole);
        }
    }

    /** A part that can be passed over as a whole: its length, then what {@code content} writes. */
    public void writeSection(Consumer<StateOutput> content) {
        StateOutput section = new StateOutput(tables);
        content.accept(section);
        writeSize(section.length);
        append(section.bytes, section.length);
    }

    private void append(byte[] source, int size) {
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + size));
        }
        System.arraycopy(source, 0, bytes, length, size);
        length += size;
    }

    /** Bytes and how many they are. */
    public void writeBytes(byte[] value) {
        writeSize(value.length);
        append(value, value.length);
    }

    public void writeByte(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        bytes[length++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** A non-negative int in 1 to 5 bytes. */
    public void writeSize(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        writeByte(rest);
    }

    /** Any long in 1 to 10 bytes, small absolute values short. */
    public void writeLong(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            writeByte((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    public void writeDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            writeByte((int) (bits >>> shift));
        }
    }

    /** UTF-8 with its length before it. Most strings are ASCII: those are written as they are read, without an array. */
    public void writeString(String value) {
        int size = value.length();
        int start = length;
        writeSize(size);
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + size));
        }
        byte[] target = bytes;
        int at = length;
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                length = start;
                byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
                writeSize(utf8.length);
                append(utf8, utf8.length);
                return;
            }
            target[at++] = (byte) c;
        }
        length = at;
    }

    /** The names of columns; to be read with {@link StateInput#readColumns}. */
    public void writeColumns(Columns columns) {
        writeString(columns.header());
    }

    /** A string that is likely to come again. */
    public void writeName(String name) {
        Integer known = tables.names.putIfAbsent(name, tables.names.size());
        writeSize(known == null ? tables.names.size() - 1 : known);
    }

    public void writeKey(PartitionKey key) {
        writeSize(key.values().size());
        for (Object value : key.values()) {
            writeValue(value);
        }
    }

    /** A scalar, list or map without rows in it. */
    public void writeValue(Object value) {
        writeValue(value, ValueType.NULL);
    }

    /** A value of a field; rows inside need {@code type} to be read again. */
    public void writeValue(Object value, ValueType type) {
        if (value == null) {
            writeByte(NULL);
        } else if (value instanceof Boolean flag) {
            writeByte(flag ? TRUE : FALSE);
        } else if (value instanceof Integer number) {
            writeByte(INT);
            writeLong(number);
        } else if (value instanceof Long number) {
            writeByte(LONG);
            writeLong(number);
        } else if (value instanceof Float number) {
            writeByte(FLOAT);
            writeDouble(number);
        } else if (value instanceof Double number) {
            writeByte(DOUBLE);
            writeDouble(number);
        } else if (value instanceof String text) {
            writeByte(STRING);
            writeString(text);
        } else if (value instanceof List<?> list) {
            writeByte(LIST);
            writeSize(list.size());
            ValueType element = type.element().orElse(ValueType.NULL);
            for (Object item : list) {
                writeValue(item, element);
            }
        } else if (value instanceof Map<?, ?> map) {
            writeByte(MAP);
            writeSize(map.size());
            map.forEach((name, item) -> {
                writeName((String) name);
                writeValue(item);
            });
        } else if (value instanceof Event event) {
            writeRow(event);
        } else {
            throw new StateException("a value must be a scalar, list, map or row, class="
                    + value.getClass().getName());
        }
    }

    private void writeRow(Event event) {
        if (event.id().isEmpty()) {
            writeByte(ROW);
            writeFields(event);
        } else {
            writeByte(EVENT);
            writeEvent(event);
        }
    }

    public void writeEvent(Event event) {
        Integer known = tables.numbers.putIfAbsent(event, tables.events.size());
        if (known == null) {
            known = tables.events.size();
            tables.events.add(event);
        }
        writeSize(known);
    }

    private void writeEntry(Event event) {
        writeName(event.type().name());
        writeLong(event.timeMillis());
        writeString(event.id());
        writeOrigin(event.origin());
        writeFields(event);
        writeEvidence(event.madeFrom());
    }

    private void writeFields(Event event) {
        EventType type = event.type();
        List<Field> fields = type.fields();
        writeSize(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            writeValue(event.get(i), fields.get(i).type());
        }
    }

    public void writeEvidence(List<Evidence> evidence) {
        writeSize(evidence.size());
        for (Evidence one : evidence) {
            writeName(one.tag());
            writeName(one.stream());
            writeString(one.eventId());
            writeLong(one.eventTimeMillis());
            writeOrigin(one.origin());
        }
    }

    private void writeOrigin(Origin origin) {
        writeName(origin.topic());
        writeLong(origin.partition());
        writeLong(origin.offset());
    }
}
