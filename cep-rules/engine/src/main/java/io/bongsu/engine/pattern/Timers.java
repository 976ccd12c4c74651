package io.bongsu.engine.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The timers of one machine, by time.
 *
 * <p>Shape: a binary heap of the instances themselves; each knows its place, so that a timer costs a slot of an array and
 * no object, and the only timer of a machine, which most have, not even that.
 *
 * <p>Cost: O(1) to look at the first one, O(log n) to set, cancel and take.
 */
final class Timers {
    static final int NOWHERE = -1;

    private static final Timed[] NONE = {};

    /** The first timer set, until there is a heap. */
    private Timed sole;

    private Timed[] heap = NONE;
    private int size;

    void set(Timed timer) {
        if (heap == NONE && size == 0) {
            sole = timer;
            timer.place = 0;
            size = 1;
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size + 4);
        } else if (heap == NONE) {
            heap = new Timed[4];
            heap[0] = sole;
            sole = null;
        }
        rise(timer, size++);
    }

    void cancel(Timed timer) {
        int place = timer.place;
        timer.place = NOWHERE;
        if (heap == NONE) {
            sole = null;
            size = 0;
            return;
        }
        Timed last = heap[--size];
        heap[size] = null;
        if (place < size) {
            if (place > 0 && last.isBefore(heap[(place - 1) / 2])) {
                rise(last, place);
            } else {
                sink(last, place);
            }
        }
    }

    private void rise(Timed timer, int from) {
        int place = from;
        while (place > 0 && timer.isBefore(heap[(place - 1) / 2])) {
            put(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        put(timer, place);
    }

    private void sink(Timed timer, int from) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(timer)) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(timer, place);
    }

    private void put(Timed timer, int place) {
        heap[place] = timer;
        timer.place = place;
    }

    /** Time of the next timer, or Long.MAX_VALUE. */
    long nextDueMillis() {
        return size == 0 ? Long.MAX_VALUE : first().dueMillis;
    }

    /**
     * Does what is due at or before the time, in order: all of it, also what is cancelled by an earlier one of the same
     * moment, and nothing that is set meanwhile.
     */
    void fire(long nowMillis) {
        if (!isDue(nowMillis)) {
            return;
        }
        Timed only = take();
        if (!isDue(nowMillis)) {
            only.due();
            return;
        }
        List<Timed> due = new ArrayList<>();
        due.add(only);
        while (isDue(nowMillis)) {
            due.add(take());
        }
        due.forEach(Timed::due);
    }

    private boolean isDue(long nowMillis) {
        return size > 0 && first().dueMillis <= nowMillis;
    }

    private Timed take() {
        Timed first = first();
        cancel(first);
        return first;
    }

    private Timed first() {
        return heap == NONE ? sole : heap[0];
    }

    /** All that are set, in no order. */
    void forEach(Consumer<Timed> reader) {
        if (heap == NONE && size == 1) {
            reader.accept(sole);
        }
        for (int i = 0; i < size && heap != NONE; i++) {
            reader.accept(heap[i]);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }
}
