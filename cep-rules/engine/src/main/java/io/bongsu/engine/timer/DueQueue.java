package io.bongsu.engine.timer;

import java.util.Arrays;

/**
 * Entries by the time at which they are due.
 *
 * <p>Shape: a binary heap whose entries know their place in it, so that a changed time moves an entry instead of leaving an
 * old one behind. Entries of one time come in no particular order. Unit: ms.
 *
 * <p>Cost: O(log n) to set and to poll, no allocation.
 */
public final class DueQueue<E extends DueQueue.Entry> {
    /** Nothing is due. */
    public static final long NEVER = Long.MAX_VALUE;

    private Entry[] heap = new Entry[4];
    private int size;

    /** Something that may be due; in at most one queue. */
    public abstract static class Entry {
        private long dueMillis = NEVER;
        private int place = -1;

        /** When it is due, as its queue knows, or {@link #NEVER}. */
        public final long dueMillis() {
            return dueMillis;
        }
    }

    /** Puts the entry where it belongs; {@link #NEVER} takes it out. */
    public void set(E entry, long dueMillis) {
        Entry one = entry;
        if (one.dueMillis == dueMillis) {
            return;
        }
        one.dueMillis = dueMillis;
        if (dueMillis == NEVER) {
            remove(one);
            return;
        }
        if (one.place < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
            }
            one.place = size++;
        }
        int place = up(one, one.place);
        down(one, place);
    }

    private void remove(Entry one) {
        int place = one.place;
        if (place < 0) {
            return;
        }
        one.place = -1;
        Entry last = heap[--size];
        heap[size] = null;
        if (place < size) {
            last.place = place;
            place = up(last, place);
            down(last, place);
        }
    }

    private int up(Entry one, int from) {
        int place = from;
        while (place > 0) {
            int above = (place - 1) >>> 1;
            if (heap[above].dueMillis <= one.dueMillis) {
                break;
            }
            put(heap[above], place);
            place = above;
        }
        put(one, place);
        return place;
    }

    private void down(Entry one, int from) {
        int place = from;
        while (true) {
            int below = 2 * place + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && heap[below + 1].dueMillis < heap[below].dueMillis) {
                below++;
            }
            if (heap[below].dueMillis >= one.dueMillis) {
                break;
            }
            put(heap[below], place);
            place = below;
        }
        put(one, place);
    }

    private void put(Entry one, int place) {
        heap[place] = one;
        one.place = place;
    }

    /** Time of the entry that is due first, or {@link #NEVER}. */
    public long firstMillis() {
        return size == 0 ? NEVER : heap[0].dueMillis;
    }

    /** Takes out the entry that is due first; null if there is none. */
    public E poll() {
        if (size == 0) {
            return null;
        }
        @SuppressWarnings("unchecked") // only an E is ever set
        E first = (E) heap[0];
        set(first, NEVER);
        return first;
    }

    public int size() {
        return size;
    }
}
