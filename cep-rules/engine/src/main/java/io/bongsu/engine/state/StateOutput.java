package io.bongsu.engine.state;

import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Writes state by hand: variable-length integers, tagged values, events and names once each.
 *
 * <p>Shape: a table of names, a table of events, then what was written, in which names and events are numbers. An event's
 * entry has its length, so that a reader that no longer knows its type can pass over it. The reader gives the same event
 * object back for the same number. Times are written as distances from the first one. Of many events, most can be kept
 * apart: {@link #keepApart}. Mirror of {@link StateInput}.
 *
 * <p>Cost: one growing array, kept by {@link #reset} for the next use; tables are made only where they are used.
 */
public final class StateOutput extends ByteOutput {
    /** Whole doubles beyond this may not be told from their neighbours. */
    private static final double EXACT = 1L << 53;

    private final WrittenNames names = new WrittenNames();
    private final WrittenEvents events = new WrittenEvents();
    private boolean timed;
    private long baseMillis;
    private boolean logged;
    private StateOutput chunkOutput;
    private PageLog pages;
    private EventChunks pageStore;
    private IntList pageNumbers;

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
        logged = false;
        contentEnd = -1;
        pages = null;
        pageStore = null;
        pageNumbers = null;
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
            int entries = writeEntries();
            entriesEnd = length;
            for (int i = 0; i < names.size(); i++) {
                writeString(names.get(i));
            }
            if (logged) {
                StoredEvents.write(events, this);
            }
            if (pageNumbers != null) {
                PageLog.writeNumbers(pageNumbers, this);
            }
            namesEnd = length;
            writeSize((names.size() << 3) | (pageNumbers == null ? 0 : 4) | (logged ? 2 : 0) | (timed ? 1 : 0));
            if (timed) {
                writeLong(baseMillis);
            }
            headEnd = length;
            writeSize(entries);
        }
        return length;
    }

    /** Events that no chunk has; while they are written, events within them may join. */
    private int writeEntries() {
        int entries = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.place(i) < 0) {
                int start = beginSection();
                writeEntry(events.get(i));
                endSection(start);
                entries++;
            }
        }
        return entries;
    }

    /**
     * Has events kept in chunks, where there are enough of them: to be called when all else has been written. An event
     * within another one is kept with it.
     *
     * @param log what the last call for this state gave back, or null
     * @return what must be given to the next call, or null
     */
    public EventLog keepApart(EventLog log, EventChunks chunks) {
        if (log == null && events.size() < chunks.size()) {
            return null;
        }
        if (chunkOutput == null) {
            chunkOutput = new StateOutput();
        }
        EventLog kept = log == null ? new EventLog(chunks.size()) : log;
        kept.settle(events, chunks, chunkOutput);
        logged = !kept.isEmpty();
        return logged ? kept : null;
    }

    /**
     * Has full pages of events kept in chunks: to be called before anything is written.
     *
     * @param log what {@link #pages} gave back after the last write of this state, or null
     */
    public void keepPages(PageLog log, EventChunks chunks) {
        pages = log;
        pageStore = chunks;
    }

    /** To be called when all else has been written: what must be given to the next write, or null. */
    public PageLog pages() {
        if (pages == null) {
            return null;
        }
        IntList numbers = pages.settle(pageStore);
        pageNumbers = numbers.isEmpty() ? null : numbers;
        return pages.isEmpty() ? null : pages;
    }

    /** Pages, all full but perhaps the last: those that are kept in chunks are told by their places among all such. */
    void writePages(Collection<EventPage> window) {
        writeSize(window.size());
        int kept = 0;
        int first = 0;
        for (EventPage page : window) {
            if (pageStore == null || !page.isFull()) {
                break;
            }
            if (pages == null) {
                pages = new PageLog();
            }
            int place = pages.keep(page, pageStore);
            first = kept++ == 0 ? place : first;
        }
        writeSize(kept);
        writeSize(first);
        for (EventPage page : window) {
            if (kept-- <= 0) {
                writeSize(page.events());
                writeBytes(page.bytes(), page.length());
            }
        }
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

    /** A time in ms, short if it is near the first time that was written. */
    public void writeTime(long millis) {
        if (!timed) {
            timed = true;
            baseMillis = millis;
        }
        writeLong(millis - baseMillis);
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
            writeByte(ValueTag.MAP);
            writeSize(ValueTag.RARE);
            RareValue.write(value, this);
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

    /** Events in their order: a run of them that were first written in this order takes a few bytes. */
    public void writeEvents(int count, IntFunction<Event> events) {
        writeSize(count);
        int next = count == 0 ? 0 : numberOf(events.apply(0));
        for (int i = 0; i < count; ) {
            int first = next;
            int end = i + 1;
            while (end < count) {
                next = numberOf(events.apply(end));
                if (next != first + end - i) {
                    break;
                }
                end++;
            }
            writeSize(first << 1 | (end - i > 1 ? 1 : 0));
            if (end - i > 1) {
                writeSize(end - i);
            }
            i = end;
        }
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
    void writeFields(Event event) {
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
