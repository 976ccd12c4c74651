package io.bongsu.engine.state;

import io.bongsu.engine.event.Event;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectIterator;
import it.unimi.dsi.fastutil.objects.Reference2IntOpenHashMap;

/**
 * Knows which events of a partition are in which chunk of {@link EventChunks}, so that none is written again.
 *
 * <p>Shape: an event's place is {@code chunk * size + slot}. Events that fill no chunk yet are written with the state that
 * refers to them. A chunk without a live event is removed; when less than a quarter of all slots is live, the live events
 * of the thinnest chunks move on to new ones. Chunks are numbered upwards, so that events that came one after the other
 * are a run of places.
 *
 * <p>Cost: bytes written per {@link #settle}: the new events, and again those that fill no chunk, fewer than {@code size};
 * time: a look-up per event that is referred to; space: four slots per live event at most, and two chunks. On the heap an
 * event takes 12 to 20 bytes here, and one that has left its window stays until the next write.
 */
public final class EventLog {
    private static final int NOWHERE = -1;
    private static final int THIN_PART = 4;
    private static final int SPARE_CHUNKS = 2;

    private final int size;
    private final Reference2IntOpenHashMap<Event> places = new Reference2IntOpenHashMap<>();
    private final Int2ObjectLinkedOpenHashMap<Chunk> chunks = new Int2ObjectLinkedOpenHashMap<>();
    private final int[] batch;
    private int next;

    /** Live events are those that were referred to at the last write; their bits are set. */
    private static final class Chunk {
        private final Event[] events;
        private long live;
        private long marked;

        Chunk(int size) {
            events = new Event[size];
        }
    }

    EventLog(int size) {
        if (size < 2 || size > EventChunks.MOST) {
            throw new StateException("a chunk has 2 to " + EventChunks.MOST + " events, size=" + size);
        }
        this.size = size;
        this.batch = new int[size];
        places.defaultReturnValue(NOWHERE);
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** Remembers a chunk that is in the store. */
    void restoreChunk(int number) {
        chunks.put(number, new Chunk(size));
        next = Math.max(next, number + 1);
    }

    /** Remembers an event that was read from its place. */
    void restore(Event event, int place) {
        Chunk chunk = chunks.get(place / size);
        int slot = place % size;
        chunk.events[slot] = event;
        chunk.live |= 1L << slot;
        places.put(event, place);
    }

    /** Gives each of the events its place, or none if it fills no chunk yet; forgets all others. */
    void settle(WrittenEvents events, EventChunks store, StateOutput scratch) {
        mark(events);
        int live = sweep(store);
        boolean sparse = (chunks.size() - SPARE_CHUNKS) * (long) size > THIN_PART * (long) live;
        boolean thinned = sparse && thin(store);
        int fresh = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.place(i) == NOWHERE || (thinned && places.getInt(events.get(i)) == NOWHERE)) {
                events.place(i, NOWHERE);
                batch[fresh++] = i;
                if (fresh == size) {
                    append(events, store, scratch);
                    fresh = 0;
                }
            }
        }
    }

    private void mark(WrittenEvents events) {
        int number = NOWHERE;
        Chunk chunk = null;
        for (int i = 0; i < events.size(); i++) {
            int place = places.getInt(events.get(i));
            events.place(i, place);
            if (place != NOWHERE) {
                if (place / size != number) {
                    number = place / size;
                    chunk = chunks.get(number);
                }
                chunk.marked |= 1L << (place % size);
            }
        }
    }

    /** Forgets what was not marked; how many are live. */
    private int sweep(EventChunks store) {
        int live = 0;
        ObjectIterator<Int2ObjectLinkedOpenHashMap.Entry<Chunk>> all =
                chunks.int2ObjectEntrySet().fastIterator();
        while (all.hasNext()) {
            Int2ObjectLinkedOpenHashMap.Entry<Chunk> entry = all.next();
            Chunk chunk = entry.getValue();
            forget(chunk, chunk.live & ~chunk.marked);
            chunk.live = chunk.marked;
            chunk.marked = 0;
            live += Long.bitCount(chunk.live);
            if (chunk.live == 0) {
                store.remove(entry.getIntKey());
                all.remove();
            }
        }
        return live;
    }

    /** Takes the events of thin chunks out of them; whether there were any. */
    private boolean thin(EventChunks store) {
        int before = chunks.size();
        chunks.int2ObjectEntrySet().removeIf(entry -> {
            Chunk chunk = entry.getValue();
            boolean thin = Long.bitCount(chunk.live) * THIN_PART < size;
            if (thin) {
                forget(chunk, chunk.live);
                store.remove(entry.getIntKey());
            }
            return thin;
        });
        return chunks.size() < before;
    }

    private void forget(Chunk chunk, long slots) {
        for (long rest = slots; rest != 0; rest &= rest - 1) {
            int slot = Long.numberOfTrailingZeros(rest);
            places.removeInt(chunk.events[slot]);
            chunk.events[slot] = null;
        }
    }

    /** Writes the batch as a new chunk. */
    private void append(WrittenEvents events, EventChunks store, StateOutput scratch) {
        int number = newNumber();
        Chunk chunk = new Chunk(size);
        chunk.live = -1L >>> (EventChunks.MOST - size);
        scratch.reset();
        for (int slot = 0; slot < size; slot++) {
            Event event = events.get(batch[slot]);
            int place = number * size + slot;
            chunk.events[slot] = event;
            places.put(event, place);
            events.place(batch[slot], place);
            scratch.numberOf(event);
        }
        chunks.put(number, chunk);
        store.put(number, scratch.toByteArray());
    }

    /** Upwards, and from the beginning when places would no longer fit an int. */
    private int newNumber() {
        int most = Integer.MAX_VALUE / size;
        do {
            if (next >= most) {
                next = 0;
            }
        } while (chunks.containsKey(next++));
        return next - 1;
    }

    /** Removes all chunks: nothing refers to them any more. */
    public void clear(EventChunks store) {
        chunks.keySet().forEach(store::remove);
        chunks.clear();
        places.clear();
    }
}
