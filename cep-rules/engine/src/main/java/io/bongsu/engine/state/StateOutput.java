package io.bongsu.engine.state;

import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes state by hand: variable-length integers, tagged values, events and names once each.
 *
 * <p>Shape: a table of names, a table of events, then what was written, in which names and events are numbers. An event's
 * entry has its length, so that a reader that no longer knows its type can pass over it. The reader gives the same event
 * object back for the same number. Times are written as distances from the first one. Mirror of {@link StateInput}.
 *
 * <p>Cost: one growing array, kept by {@link #reset} for the next use; tables are made only where they are used.
 */
public final class StateOutput {
    /** Whole doubles beyond this may not be told from their neighbours. */
    private static final double EXACT = 1L << 53;

    private byte[] bytes = new byte[128];
    private int length;
    private final WrittenNames names = new WrittenNames();
    private final WrittenEvents events = new WrittenEvents();
    private boolean timed;
    private long baseMillis;

    /** Ends of the parts in {@link #bytes}, once finished: content, entries, names, then the head and the event count. */
    private int contentEnd = -1;

    private int entriesEnd;
    private int namesEnd;
    private int headEnd;

    /** Makes ready for the next state; the array stays. */
    public void reset() {
        length = 0;
        names.clear();
        events.clear();
        timed = false;
        baseMillis = 0;
        contentEnd = -1;
    }

    /** Tables and content; nothing may be written afterwards. */
    public byte[] toByteArray() {
        byte[] whole = new byte[finish()];
        copyTo(whole, 0);
        return whole;
    }

    /**
     * Writes the tables; nothing may be written afterwards but by {@link #copyTo} and {@link #writeTo}, which may be called
     * any number of times. Unit: the size of the whole in bytes.
     */
    public int finish() {
        if (contentEnd < 0) {
            contentEnd = length;
            for (int i = 0; i < events.size(); i++) {
                int start = beginSection();
                writeEntry(events.get(i));
                endSection(start);
            }
            entriesEnd = length;
            for (int i = 0; i < names.size(); i++) {
                writeString(names.get(i));
            }
            namesEnd = length;
            writeSize((names.size() << 1) | (timed ? 1 : 0));
            if (timed) {
                writeLong(baseMillis);
            }
            headEnd = length;
            writeSize(events.size());
        }
        return length;
    }

    /** Copies what {@link #finish} has measured. */
    public void copyTo(byte[] target, int offset) {
        int at = copy(namesEnd, headEnd, target, offset);
        at = copy(entriesEnd, namesEnd, target, at);
        at = copy(headEnd, length, target, at);
        at = copy(contentEnd, entriesEnd, target, at);
        copy(0, contentEnd, target, at);
    }

    private int copy(int from, int to, byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, to - from);
        return at + to - from;
    }

    /** The length (4 bytes), then what {@link #toByteArray} gives, without a copy. */
    public void writeTo(DataOutput target) throws IOException {
        target.writeInt(finish());
        target.write(bytes, namesEnd, headEnd - namesEnd);
        target.write(bytes, entriesEnd, namesEnd - entriesEnd);
        target.write(bytes, headEnd, length - headEnd);
        target.write(bytes, contentEnd, entriesEnd - contentEnd);
        target.write(bytes, 0, contentEnd);
    }

    /** A part that can be passed over as a whole: its length, then what {@code content} writes. */
    public void writeSection(Consumer<StateOutput> content) {
        int start = beginSection();
        content.accept(this);
        endSection(start);
    }

    /** Begins a part that can be passed over as a whole; what it gives back belongs to {@link #endSection}. */
    public int beginSection() {
        writeByte(0);
        return length;
    }

    /** Ends the part: its length goes before it. Most parts are short, so that one byte was left for it. */
    public void endSection(int start) {
        int size = length - start;
        int more = sizeOf(size) - 1;
        if (more > 0) {
            ensure(more);
            System.arraycopy(bytes, start, bytes, start + more, size);
        }
        length = start - 1;
        writeSize(size);
        length += size;
    }

    private static int sizeOf(int value) {
        return (31 - Integer.numberOfLeadingZeros(value | 1)) / 7 + 1;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }

    /** Bytes and how many they are. */
    public void writeBytes(byte[] value) {
        writeSize(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    public void writeByte(int value) {
        if (length == bytes.length) {
            ensure(1);
        }
        bytes[length++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** A non-negative int in 1 to 5 bytes. */
    public void writeSize(int value) {
        ensure(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Any long in 1 to 10 bytes, small absolute values short. */
    public void writeLong(long value) {
        ensure(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) ((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** A time in ms, short if it is near the first time that was written. */
    public void writeTime(long millis) {
        if (!timed) {
            timed = true;
            baseMillis = millis;
        }
        writeLong(millis - baseMillis);
    }

    public void writeDouble(double value) {
        writeFixed(Double.doubleToRawLongBits(value), 8);
    }

    private void writeFixed(long bits, int size) {
        ensure(size);
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    public void writeString(String value) {
        int size = value.length();
        int start = length;
        writeSize(size);
        if (!writeAscii(value)) {
            length = start;
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            writeSize(utf8.length);
            ensure(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }
    }

    /** Writes one byte per letter; false if a letter needs more: then what has been written is no use. */
    private boolean writeAscii(String value) {
        int size = value.length();
        ensure(size);
        for (int i = 0; i < size; i++) {
            char letter = value.charAt(i);
            if (letter >= 0x80) {
                return false;
            }
            bytes[length++] = (byte) letter;
        }
        return true;
    }

    /** The names of columns; to be read with {@link StateInput#readColumns}. */
    public void writeColumns(Columns columns) {
        writeString(columns.header());
    }

    /** A string that is likely to come again. */
    public void writeName(String name) {
        writeSize(names.numberOf(name));
    }

    public void writeKey(PartitionKey key) {
        List<Object> values = key.values();
        writeSize(values.size());
        for (int i = 0; i < values.size(); i++) {
            writeValue(values.get(i));
        }
    }

    /** A scalar, list or map without rows in it. */
    public void writeValue(Object value) {
        writeValue(value, ValueType.NULL);
    }

    /** A value of a field; rows inside need {@code type} to be read again. */
    public void writeValue(Object value, ValueType type) {
        if (value == null) {
            writeByte(ValueTag.NULL);
        } else if (value instanceof String text) {
            writeText(text);
        } else if (value instanceof Integer number) {
            writeInt(number);
        } else if (value instanceof Long number) {
            writeLongValue(number);
        } else if (value instanceof Double number) {
            writeDoubleValue(number);
        } else if (value instanceof Boolean flag) {
            writeByte(flag ? ValueTag.TRUE : ValueTag.FALSE);
        } else if (value instanceof Float number) {
            writeByte(ValueTag.FLOAT);
            writeFixed(Float.floatToRawIntBits(number), 4);
        } else if (value instanceof List<?> list) {
            writeByte(ValueTag.LIST);
            writeSize(list.size());
            ValueType element = type.element().orElse(ValueType.NULL);
            for (Object item : list) {
                writeValue(item, element);
            }
        } else if (value instanceof Map<?, ?> map) {
            writeByte(ValueTag.MAP);
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

    private void writeInt(int number) {
        if (number >= 0 && number < ValueTag.SMALL_LONGS - ValueTag.SMALL_INTS) {
            writeByte(ValueTag.SMALL_INTS + number);
        } else {
            writeByte(ValueTag.INT);
            writeLong(number);
        }
    }

    private void writeLongValue(long number) {
        if (number >= 0 && number < ValueTag.SHORT_TEXTS - ValueTag.SMALL_LONGS) {
            writeByte(ValueTag.SMALL_LONGS + (int) number);
        } else if (timed && Math.abs(number / 4 - baseMillis / 4) < 1L << 30) {
            writeByte(ValueTag.TIME);
            writeTime(number);
        } else {
            writeByte(ValueTag.LONG);
            writeLong(number);
        }
    }

    private void writeDoubleValue(double number) {
        long whole = (long) number;
        if (whole == number && Math.abs(number) < EXACT && (whole != 0 || Double.doubleToRawLongBits(number) == 0)) {
            writeByte(ValueTag.WHOLE_DOUBLE);
            writeLong(whole);
        } else {
            writeByte(ValueTag.DOUBLE);
            writeDouble(number);
        }
    }

    private void writeText(String text) {
        int size = text.length();
        if (size < ValueTag.TAGS - ValueTag.SHORT_TEXTS) {
            int start = length;
            writeByte(ValueTag.SHORT_TEXTS + size);
            if (writeAscii(text)) {
                return;
            }
            length = start;
        }
        writeByte(ValueTag.STRING);
        writeString(text);
    }

    private void writeRow(Event event) {
        if (event.id().isEmpty()) {
            writeByte(ValueTag.ROW);
            writeFields(event);
        } else {
            writeByte(ValueTag.EVENT);
            writeEvent(event);
        }
    }

    public void writeEvent(Event event) {
        writeSize(numberOf(event));
    }

    /** The event's number in the table of events, for those that write it in a way of their own. */
    public int numberOf(Event event) {
        return events.numberOf(event);
    }

    private void writeEntry(Event event) {
        writeName(event.type().name());
        writeTime(event.timeMillis());
        writeString(event.id());
        writeOrigin(event.origin());
        writeFields(event);
        writeEvidence(event.madeFrom());
    }

    /** How many fields, a bit per field that is not null, the values of these: most fields of a wide row may be null. */
    private void writeFields(Event event) {
        List<Field> fields = event.type().fields();
        int count = fields.size();
        writeSize(count);
        for (int from = 0; from < count; from += 8) {
            int present = 0;
            for (int i = from; i < Math.min(count, from + 8); i++) {
                present |= event.get(i) == null ? 0 : 1 << (i - from);
            }
            writeByte(present);
        }
        for (int i = 0; i < count; i++) {
            Object value = event.get(i);
            if (value != null) {
                writeField(event, value, fields.get(i).type());
            }
        }
    }

    /** Events mostly have their own id and time among their fields. */
    private void writeField(Event event, Object value, ValueType type) {
        if (value instanceof String text && !text.isEmpty() && text.equals(event.id())) {
            writeByte(ValueTag.EVENT_ID);
        } else if (value instanceof Long number && number != 0 && number == event.timeMillis()) {
            writeByte(ValueTag.EVENT_TIME);
        } else {
            writeValue(value, type);
        }
    }

    public void writeEvidence(List<Evidence> evidence) {
        writeSize(evidence.size());
        for (Evidence one : evidence) {
            writeName(one.tag());
            writeName(one.stream());
            writeString(one.eventId());
            writeTime(one.eventTimeMillis());
            writeOrigin(one.origin());
        }
    }

    private void writeOrigin(Origin origin) {
        writeName(origin.topic());
        writeLong(origin.partition());
        writeLong(origin.offset());
    }
}
