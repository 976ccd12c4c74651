package io.bongsu.engine.state;

import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import java.util.Arrays;
import java.util.Map;

/**
 * The events of one state of which some are in the chunks of an {@link EventLog}.
 *
 * <p>Shape: runs of events, each in the chunks or beside the state itself. A chunk is fetched when a run has it, an event
 * decoded when it is asked for.
 *
 * <p>Errors: {@link StateException} for a chunk that is not there; memory is bounded by what is stored, not by what is said.
 */
final class StoredEvents {
    private final EventChunks store;
    private final Int2ObjectLinkedOpenHashMap<StateInput> chunks = new Int2ObjectLinkedOpenHashMap<>();
    private final EventLog log;
    private int[] places = new int[EventChunks.MOST];
    private int count;
    private int beside;

    StoredEvents(EventChunks store) {
        this.store = store;
        this.log = new EventLog(store.size());
    }

    /** How the events of a state are told: runs of places, or of events that are beside it. */
    static void write(WrittenEvents events, StateOutput out) {
        int runs = 0;
        for (int i = 0; i < events.size(); i = endOfRun(events, i)) {
            runs++;
        }
        out.writeSize(runs);
        long after = 0;
        for (int i = 0; i < events.size(); ) {
            int end = endOfRun(events, i);
            int place = events.place(i);
            out.writeSize((end - i) << 1 | (place < 0 ? 0 : 1));
            if (place >= 0) {
                out.writeLong(place - after);
                after = (long) place + end - i;
            }
            i = end;
        }
    }

    private static int endOfRun(WrittenEvents events, int from) {
        int end = from + 1;
        int place = events.place(from);
        while (end < events.size() && events.place(end) == (place < 0 ? place : place + end - from)) {
            end++;
        }
        return end;
    }

    void read(StateInput in) {
        int runs = in.readCount();
        long after = 0;
        for (int i = 0; i < runs; i++) {
            int run = in.readSize();
            int length = run >>> 1;
            if ((run & 1) == 0) {
                addBeside(in.atMost(length));
            } else {
                long from = after + in.readLong();
                after = from + length;
                if (from < 0 || after > Integer.MAX_VALUE) {
                    throw new StateException("an event's place fits an int, place=" + from + " events=" + length);
                }
                for (int place = (int) from; place < after; place++) {
                    fetch(place / store.size());
                    add(place);
                }
            }
        }
    }

    private void addBeside(int length) {
        for (int i = 0; i < length; i++) {
            add(~beside++);
        }
    }

    private void add(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place;
    }

    private void fetch(int number) {
        if (chunks.containsKey(number)) {
            return;
        }
        byte[] bytes = store.get(number);
        if (bytes == null) {
            throw new StateException("a chunk of events must be stored, chunk=" + number);
        }
        chunks.put(number, new StateInput(bytes, Map.of()));
        log.restoreChunk(number);
    }

    int count() {
        return count;
    }

    /** How many are beside the state itself. */
    int beside() {
        return beside;
    }

    /** Where event {@code number} is: its place in the log, or, as {@code ~index}, beside the state. */
    int place(int number) {
        return places[number];
    }

    Event event(int place, Map<String, EventType> types) {
        StateInput chunk = chunks.get(place / store.size());
        chunk.types(types);
        Event event = chunk.event(place % store.size());
        log.restore(event, place);
        return event;
    }

    /** What has been found out, for the next write. */
    EventLog log() {
        return log;
    }
}
