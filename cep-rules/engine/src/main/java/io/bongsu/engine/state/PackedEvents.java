package io.bongsu.engine.state;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Origin;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A queue of events that are kept as bytes: for windows of which no more is asked than which event leaves next.
 *
 * <p>Shape: {@link EventPage pages} of 64 events; only the oldest event is an object. An event comes back equal, not the
 * same. Each is written with the distance of its time and offset from those of the one before it in its page.
 *
 * <p>Cost: an event takes 20 to 60 bytes where an object with its values takes 300, and the garbage collector does not see
 * it; it is written once when it enters, and read once when it leaves. A full page is stored once.
 */
public final class PackedEvents {
    private static final Set<Kind> PLAIN =
            EnumSet.of(Kind.BOOLEAN, Kind.INT, Kind.LONG, Kind.FLOAT, Kind.DOUBLE, Kind.STRING);

    private final Packing packing;
    private final ArrayDeque<EventPage> pages = new ArrayDeque<>(1);
    private final Place end = new Place();
    private final Place front = new Place();
    private Event oldest;
    private int size;

    /** What the next event of a page is written as a distance from. */
    private static final class Place {
        private int offset;
        private int events;
        private long timeMillis;
        private Origin origin = Origin.UNKNOWN;

        void reset() {
            offset = 0;
            events = 0;
            timeMillis = 0;
            origin = Origin.UNKNOWN;
        }
    }

    /** How the events of one stream are packed: scratch space of all its windows, for one thread. */
    public static final class Packing {
        private final EventType type;
        private final StateOutput out = new StateOutput();
        private final StateInput in = new StateInput();

        public Packing(EventType type) {
            this.type = type;
        }

        /** Whether events of the type can be packed: values within values cannot. */
        public static boolean suits(EventType type) {
            return type.fields().stream().map(Field::type).allMatch(field -> PLAIN.contains(field.kind()));
        }

        private boolean suits(Event event) {
            if (!type.equals(event.type())
                    || !event.madeFrom().isEmpty()
                    || event.id().isEmpty()) {
                return false;
            }
            for (int i = 0; i < event.size(); i++) {
                Object value = event.get(i);
                boolean plain = value == null
                        || value instanceof String
                        || value instanceof Long
                        || value instanceof Integer
                        || value instanceof Double
                        || value instanceof Boolean
                        || value instanceof Float;
                if (!plain) {
                    return false;
                }
            }
            return true;
        }

        private void write(Event event, EventPage page, Place before) {
            out.reset();
            out.writeLong(event.timeMillis() - before.timeMillis);
            out.writeString(event.id());
            Origin origin = event.origin();
            boolean same = origin.partition() == before.origin.partition()
                    && origin.topic().equals(before.origin.topic());
            out.writeBoolean(same);
            if (same) {
                out.writeLong(origin.offset() - before.origin.offset());
            } else {
                out.writeString(origin.topic());
                out.writeLong(origin.partition());
                out.writeLong(origin.offset());
            }
            out.writeFields(event);
            page.append(out.bytes, out.length);
            before.timeMillis = event.timeMillis();
            before.origin = origin;
        }

        private Event read(EventPage page, Place at) {
            in.part(page.bytes(), at.offset, page.length());
            long time = at.timeMillis + in.readLong();
            String id = in.readString();
            Origin origin = in.readBoolean()
                    ? new Origin(at.origin.topic(), at.origin.partition(), at.origin.offset() + in.readLong())
                    : new Origin(in.readShared(), in.readInt(), in.readLong());
            Event event = Event.of(type, time, id, in.readFields(type, id, time), origin);
            at.offset = in.position;
            at.timeMillis = time;
            at.origin = origin;
            at.events++;
            return event;
        }
    }

    public PackedEvents(Packing packing) {
        this.packing = packing;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Takes an event behind all others; false if it cannot be packed: then nothing has happened. */
    public boolean add(Event event) {
        if (!packing.suits(event)) {
            return false;
        }
        EventPage page = pages.peekLast();
        if (page == null || page.isFull()) {
            page = new EventPage();
            pages.addLast(page);
            end.reset();
        }
        packing.write(event, page, end);
        if (size++ == 0) {
            skip();
        }
        return true;
    }

    /** Makes the event at the front an object: the front is behind it then. */
    private void skip() {
        oldest = packing.read(pages.getFirst(), front);
    }

    /** The oldest event; there must be one. */
    public Event oldest() {
        return oldest;
    }

    /** Takes the oldest; there must be one. */
    public Event remove() {
        Event event = oldest;
        size--;
        if (size == 0) {
            clear();
            return event;
        }
        if (front.events == pages.getFirst().events()) {
            pages.removeFirst();
            front.reset();
        }
        skip();
        return event;
    }

    public void clear() {
        pages.clear();
        front.reset();
        end.reset();
        oldest = null;
        size = 0;
    }

    /** From the oldest on; each is made for the call. */
    public void forEach(Consumer<Event> action) {
        if (size == 0) {
            return;
        }
        action.accept(oldest);
        Place at = new Place();
        at.offset = front.offset;
        at.events = front.events;
        at.timeMillis = front.timeMillis;
        at.origin = front.origin;
        for (Iterator<EventPage> rest = pages.iterator(); rest.hasNext(); at.reset()) {
            EventPage page = rest.next();
            while (at.events < page.events()) {
                action.accept(packing.read(page, at));
            }
        }
    }

    /** The pages, and how many events of the first have left. */
    public void write(StateOutput out) {
        out.writePages(pages);
        if (!pages.isEmpty()) {
            out.writeSize(front.events - 1);
        }
    }

    /** Mirror of {@link #write}, into an empty queue. */
    public void read(StateInput in) {
        pages.addAll(in.readPages());
        if (pages.isEmpty()) {
            return;
        }
        int left = in.readSize();
        for (EventPage page : pages) {
            if (page.events() == 0 || (page != pages.getLast() && !page.isFull())) {
                throw new StateException("all pages but the last are full, events=" + page.events());
            }
            size += page.events();
        }
        if (left >= pages.getFirst().events()) {
            throw new StateException("some events of the first page are left, events="
                    + pages.getFirst().events() + " gone=" + left);
        }
        size -= left;
        for (int i = 0; i <= left; i++) {
            skip();
        }
        Place last = new Place();
        while (last.events < pages.getLast().events()) {
            packing.read(pages.getLast(), last);
        }
        end.timeMillis = last.timeMillis;
        end.origin = last.origin;
    }
}
