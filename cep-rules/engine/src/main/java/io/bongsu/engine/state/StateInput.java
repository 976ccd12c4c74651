package io.bongsu.engine.state;

import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import it.unimi.dsi.fastutil.ints.IntList;
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
 * its type, with fewer fields, gets null for the new ones. One reader can read many states, one after another: see
 * {@link #reset}.
 *
 * <p>Errors: {@link StateException} naming offset and cause; never reads past the end, never allocates more than the bytes
 * can hold.
 */
public final class StateInput extends ByteInput {
    /** Lists, maps and events inside each other; more than any event type nests. */
    private static final int MAX_DEPTH = 100;

    /** Room made before elements are seen, however many are announced. */
    private static final int MAX_ROOM = 16;

    /** Room beyond this is not kept for the next state. */
    private static final int KEPT_EVENTS = 1_024;

    private static final String[] NO_NAMES = {};
    private static final int[] NO_ENTRIES = {};
    private static final Event[] NO_EVENTS = {};

    private int limit;
    private Map<String, EventType> types = Map.of();
    private long baseMillis;

    /** Names stay here over a reset: the next state mostly has the same ones, which then need not be made again. */
    private String[] names = NO_NAMES;

    private int nameCount;
    private int[] entries = NO_ENTRIES;
    private Event[] events = NO_EVENTS;
    private int eventCount;
    private int depth;
    private StoredEvents stored;
    private PageLog pages;
    private IntList pageNumbers;
    private EventChunks pageStore;
    private KnownTexts known;

    /** A reader of nothing yet. */
    public StateInput() {}

    public StateInput(byte[] bytes, Map<String, EventType> types) {
        reset(bytes, 0, bytes.length, types);
    }

    /** Goes on with the first {@code length} of other bytes: one input can read record after record. */
    public void reset(byte[] bytes, int length) {
        reset(bytes, 0, length, types);
    }

    /** Begins to read another state: the bytes from {@code from} up to {@code to}, which must not change meanwhile. */
    public void reset(byte[] bytes, int from, int to, Map<String, EventType> types) {
        reset(bytes, from, to, types, null);
    }

    /** As {@link #reset(byte[], int, int, Map)}, for a state of which events may have been kept apart. */
    public void reset(byte[] bytes, int from, int to, Map<String, EventType> types, EventChunks chunks) {
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
        this.end = to;
        this.types = types;
        this.depth = 0;
        forgetEvents();
        eventCount = 0;
        nameCount = 0;
        stored = null;
        pages = null;
        pageNumbers = null;
        pageStore = chunks;
        int head = readSize();
        baseMillis = (head & 1) == 0 ? 0 : readLong();
        readNames(atMost(head >>> 3));
        if ((head & 2) != 0) {
            readStored(chunks);
        }
        if ((head & 4) != 0) {
            readPageNumbers();
        }
        readEntries(readCount());
    }

    private void readStored(EventChunks chunks) {
        if (chunks == null) {
            throw new StateException("events that were kept apart must be there, offset=" + position);
        }
        stored = new StoredEvents(chunks);
        stored.read(this);
    }

    private void readPageNumbers() {
        pages = new PageLog();
        pageNumbers = PageLog.readNumbers(this);
        pageNumbers.forEach(pages::restore);
    }

    /** Begins to read events that were written one by one, without tables. */
    void part(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
        this.end = to;
        this.depth = 0;
    }

    /** Mirror of {@link StateOutput#writePages}. */
    List<EventPage> readPages() {
        int count = readSize();
        int kept = readSize();
        int first = readSize();
        if (kept > count || (kept > 0 && (pageNumbers == null || kept > pageNumbers.size() - first))) {
            throw new StateException(
                    "pages are in the table, offset=" + position + " pages=" + count + " kept=" + kept);
        }
        atMost(count - kept);
        List<EventPage> window = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            window.add(i < kept ? storedPage(pageNumbers.getInt(first + i)) : readPage());
        }
        return window;
    }

    private EventPage storedPage(int number) {
        byte[] page = pageStore.get(number);
        if (page == null) {
            throw new StateException("a page of events must be stored, offset=" + position + " page=" + number);
        }
        return new EventPage(page, EventPage.EVENTS, number);
    }

    private EventPage readPage() {
        int events = readSize();
        byte[] page = readBytes();
        if (events > EventPage.EVENTS || events > page.length) {
            throw new StateException("a page has at most " + EventPage.EVENTS + " events, offset=" + position
                    + " events=" + events + " bytes=" + page.length);
        }
        return new EventPage(page, events, null);
    }

    private void forgetEvents() {
        if (eventCount > KEPT_EVENTS) {
            events = NO_EVENTS;
        } else {
            Arrays.fill(events, 0, eventCount, null);
        }
    }

    private void readNames(int count) {
        if (count > names.length) {
            names = Arrays.copyOf(names, count);
        }
        for (int i = 0; i < count; i++) {
            int size = readCount();
            if (names[i] == null || !KnownTexts.isHere(names[i], bytes, position, size)) {
                names[i] = new String(bytes, position, size, StandardCharsets.UTF_8);
            }
            position += size;
        }
        nameCount = count;
    }

    private void readEntries(int count) {
        if (count > entries.length) {
            entries = new int[count];
        }
        if (stored != null && stored.beside() != count) {
            throw new StateException("an event is in a chunk or beside the state, offset=" + position + " beside="
                    + stored.beside() + " events=" + count);
        }
        eventCount = stored == null ? count : stored.count();
        if (eventCount > events.length) {
            events = new Event[eventCount];
        }
        for (int i = 0; i < count; i++) {
            int size = readCount();
            entries[i] = position;
            position += size;
        }
    }

    /** Reads a part written by {@link StateOutput#writeSection}; what the reader leaves over is passed over. */
    public void readSection(Consumer<StateInput> content) {
        int outerEnd = beginSection();
        content.accept(this);
        endSection(outerEnd);
    }

    /** Changes the types by which further events are read. */
    public void types(Map<String, EventType> types) {
        this.types = types;
    }

    /** A time in ms. */
    public long readTime() {
        return baseMillis + readLong();
    }

    /** A string that likely came before, in this record or an earlier one: then the same object again. */
    public String readShared() {
        int size = readCount();
        String text = known().text(bytes, position, size);
        position += size;
        return text;
    }

    /** Columns as {@link StateOutput#writeColumns} wrote them; for the same names likely the same object. */
    public Columns readColumns() {
        int size = readCount();
        Columns columns = known().columns(bytes, position, size);
        position += size;
        return columns;
    }

    private KnownTexts known() {
        if (known == null) {
            known = new KnownTexts();
        }
        return known;
    }

    public String readName() {
        int number = readSize();
        if (number >= nameCount) {
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
        return readTagged(readByte(), type);
    }

    private Object readTagged(int tag, ValueType type) {
        if (tag >= ValueTag.SHORT_TEXTS) {
            return text(atMost(tag - ValueTag.SHORT_TEXTS));
        }
        if (tag >= ValueTag.SMALL_LONGS) {
            return (long) (tag - ValueTag.SMALL_LONGS);
        }
        if (tag >= ValueTag.SMALL_INTS) {
            return tag - ValueTag.SMALL_INTS;
        }
        deeper();
        Object value = switch (tag) {
            case ValueTag.NULL -> null;
            case ValueTag.FALSE -> Boolean.FALSE;
            case ValueTag.TRUE -> Boolean.TRUE;
            case ValueTag.INT -> readInt();
            case ValueTag.LONG -> readLong();
            case ValueTag.TIME -> readTime();
            case ValueTag.FLOAT -> Float.intBitsToFloat((int) readFixed(4));
            case ValueTag.DOUBLE -> readDouble();
            case ValueTag.WHOLE_DOUBLE -> (double) readLong();
            case ValueTag.STRING -> readString();
            case ValueTag.LIST -> readList(type.element().orElse(ValueType.NULL));
            case ValueTag.MAP -> readMapOrRare();
            case ValueTag.ROW -> Event.row(rowType(type), readFields(rowType(type), "", 0));
            case ValueTag.EVENT -> readEvent();
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

    private Object readMapOrRare() {
        int size = readSize();
        if (size == ValueTag.RARE) {
            return RareValue.read(this);
        }
        int count = atMost(size);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = readName();
            map.put(name, readValue());
        }
        return map;
    }

    public Event readEvent() {
        return event(readSize());
    }

    /** Mirror of {@link StateOutput#writeEvents}. */
    public void readEvents(Consumer<Event> events) {
        int rest = readSize();
        while (rest > 0) {
            int run = readSize();
            int first = run >>> 1;
            int size = (run & 1) == 0 ? 1 : readSize();
            if (size == 0 || size > rest || size > eventCount - first) {
                throw new StateException(
                        "events are in the table, offset=" + position + " first=" + first + " events=" + size);
            }
            for (int i = 0; i < size; i++) {
                events.accept(event(first + i));
            }
            rest -= size;
        }
    }

    /** The event of this number in the table of events. */
    public Event event(int number) {
        if (number >= eventCount) {
            throw new StateException("an event is in the table, offset=" + position + " number=" + number);
        }
        if (events[number] == null) {
            int place = stored == null ? ~number : stored.place(number);
            events[number] = place < 0 ? readEntry(~place) : stored.event(place, types);
        }
        return events[number];
    }

    private Event readEntry(int entry) {
        int back = position;
        int backEnd = end;
        position = entries[entry];
        end = limit;
        entries[entry] = -1;
        if (position < 0) {
            throw new StateException("an event must not hold itself, entry=" + entry);
        }
        Event event = readEntry();
        position = back;
        end = backEnd;
        return event;
    }

    /** What is to be known when the state is written again, or null: see {@link StateOutput#keepApart}. */
    public EventLog log() {
        return stored == null ? null : stored.log();
    }

    /** As {@link #log}, of pages: see {@link StateOutput#keepPages}. */
    public PageLog pages() {
        return pages;
    }

    private Event readEntry() {
        String name = readName();
        EventType type = types.get(name);
        if (type == null) {
            throw new StateException("an event's type must be known, offset=" + position + " type=" + name);
        }
        long time = readTime();
        String id = readString();
        Origin origin = readOrigin();
        Object[] values = readFields(type, id, time);
        List<Evidence> madeFrom = readEvidence();
        return madeFrom.isEmpty()
                ? Event.of(type, time, id, values, origin)
                : Event.derived(type, time, id, values, madeFrom);
    }

    Object[] readFields(EventType type, String id, long time) {
        int count = readSize();
        List<Field> fields = type.fields();
        if (count > fields.size()) {
            throw new StateException("a row has no more values than its type has fields, offset=" + position + " type="
                    + type.name() + " values=" + count);
        }
        int bits = position;
        position += atMost((count + 7) / 8);
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < count; i++) {
            if ((bytes[bits + i / 8] & (1 << (i % 8))) != 0) {
                values[i] = readField(fields.get(i).type(), id, time);
            }
        }
        return values;
    }

    private Object readField(ValueType type, String id, long time) {
        int tag = readByte();
        if (tag == ValueTag.EVENT_ID) {
            return id;
        }
        return tag == ValueTag.EVENT_TIME ? (Object) time : readTagged(tag, type);
    }

    public List<Evidence> readEvidence() {
        int count = readCount();
        if (count == 0) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>(Math.min(count, MAX_ROOM));
        for (int i = 0; i < count; i++) {
            evidence.add(new Evidence(readName(), readName(), readString(), readTime(), readOrigin()));
        }
        return evidence;
    }

    private Origin readOrigin() {
        return new Origin(readName(), readInt(), readLong());
    }
}
