package io.bongsu.engine.state;

import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
    /** Lists, maps and events inside each other; more than any event type nests. */
    private static final int MAX_DEPTH = 100;

    /** Room made before elements are seen, however many are announced. */
    private static final int MAX_ROOM = 16;

    /** Places of {@link #readShared}: a power of two. */
    private static final int SHARED = 512;

    private static final String[] NO_NAMES = {};
    private static final int[] NO_ENTRIES = {};
    private static final Event[] NO_EVENTS = {};

    private byte[] bytes;
    private int position;
    private int limit;
    private int end;
    private Map<String, EventType> types;
    private String[] names = NO_NAMES;
    private int[] entries = NO_ENTRIES;
    private Event[] events = NO_EVENTS;
    private int depth;
    private String[] shared;
    private Columns[] sharedColumns;

    public StateInput(byte[] bytes, Map<String, EventType> types) {
        this.types = types;
        reset(bytes, bytes.length);
    }

    /** Goes on with the first {@code length} of other bytes: one input can read record after record. */
    public void reset(byte[] bytes, int length) {
        this.bytes = bytes;
        this.limit = length;
        this.end = length;
        this.position = 0;
        this.depth = 0;
        int nameCount = readCount();
        names = nameCount == 0 ? NO_NAMES : new String[nameCount];
        for (int i = 0; i < nameCount; i++) {
            names[i] = readString();
        }
        int entryCount = readCount();
        entries = entryCount == 0 ? NO_ENTRIES : new int[entryCount];
        events = entryCount == 0 ? NO_EVENTS : new Event[entryCount];
        for (int i = 0; i < entryCount; i++) {
            int size = readCount();
            entries[i] = position;
            position += size;
        }
    }

    /** Reads a part written by {@link StateOutput#writeSection}; what the reader leaves over is passed over. */
    public void readSection(Consumer<StateInput> content) {
        int size = readCount();
        int after = position + size;
        int outerEnd = end;
        end = after;
        content.accept(this);
        end = outerEnd;
        position = after;
    }

    /** Changes the types by which further events are read. */
    public void types(Map<String, EventType> types) {
        this.types = types;
    }

    public boolean atEnd() {
        return position == end;
    }

    public int readByte() {
        if (position >= end) {
            throw new StateException("state ends early, offset=" + position);
        }
        return bytes[position++] & 0xff;
    }

    /** Mirror of {@link StateOutput#writeBytes}. */
    public byte[] readBytes() {
        int size = readCount();
        byte[] value = Arrays.copyOfRange(bytes, position, position + size);
        position += size;
        return value;
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
        if (count > end - position) {
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
        long value = readLong();
        if (value != (int) value) {
            throw new StateException("a number must fit an int, offset=" + position + " value=" + value);
        }
        return (int) value;
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

    /**
     * A string that likely came before, in this record or an earlier one: then the same object again, which costs no array.
     * At most {@link #SHARED} strings are kept.
     */
    public String readShared() {
        int size = readCount();
        int place = place(size);
        if (shared == null) {
            shared = new String[SHARED];
        }
        String known = shared[place];
        if (known == null || !isHere(known, size)) {
            known = new String(bytes, position, size, StandardCharsets.UTF_8);
            shared[place] = known;
        }
        position += size;
        return known;
    }

    /** Columns as {@link StateOutput#writeColumns} wrote them; for the same names likely the same object. */
    public Columns readColumns() {
        int size = readCount();
        int place = place(size);
        if (sharedColumns == null) {
            sharedColumns = new Columns[SHARED];
        }
        Columns known = sharedColumns[place];
        if (known == null || !isHere(known.header(), size)) {
            known = Columns.ofHeader(new String(bytes, position, size, StandardCharsets.UTF_8));
            sharedColumns[place] = known;
        }
        position += size;
        return known;
    }

    private int place(int size) {
        int hash = size;
        for (int i = position; i < position + size; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 16) & SHARED - 1;
    }

    /** Whether the next bytes are the text. Only ASCII is compared; other text is never the same. */
    private boolean isHere(String text, int size) {
        if (text.length() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            byte here = bytes[position + i];
            if (here < 0 || text.charAt(i) != here) {
                return false;
            }
        }
        return true;
    }

    public String readName() {
        int number = readSize();
        if (number >= names.length) {
            throw new StateException("a name is in the table, offset=" + position + " number=" + number);
        }
        return names[number];
    }

    public PartitionKey readKey() {
        int count = readCount();
        List<Object> values = new ArrayList<>(Math.min(count, MAX_ROOM));
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
        deeper();
        Object value = switch (tag) {
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
        depth--;
        return value;
    }

    private void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new StateException("values nest at most " + MAX_DEPTH + " deep, offset=" + position);
        }
    }

    private EventType rowType(ValueType type) {
        return type.row().orElseThrow(() -> new StateException("a row needs a row type, offset=" + position));
    }

    private List<Object> readList(ValueType element) {
        int count = readCount();
        List<Object> list = new ArrayList<>(Math.min(count, MAX_ROOM));
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
        int number = readSize();
        if (number >= events.length) {
            throw new StateException("an event is in the table, offset=" + position + " number=" + number);
        }
        if (events[number] == null) {
            int back = position;
            int backEnd = end;
            position = entries[number];
            end = limit;
            entries[number] = -1;
            if (position < 0) {
                throw new StateException("an event must not hold itself, number=" + number);
            }
            events[number] = readEntry();
            position = back;
            end = backEnd;
        }
        return events[number];
    }

    private Event readEntry() {
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
        return madeFrom.isEmpty()
                ? Event.of(type, time, id, values, origin)
                : Event.derived(type, time, id, values, madeFrom);
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
        List<Evidence> evidence = new ArrayList<>(Math.min(count, MAX_ROOM));
        for (int i = 0; i < count; i++) {
            evidence.add(new Evidence(readName(), readName(), readString(), readLong(), readOrigin()));
        }
        return evidence;
    }

    private Origin readOrigin() {
        return new Origin(readName(), readInt(), readLong());
    }
}
