package io.bongsu.engine.state;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/**
 * Knows which full pages of a partition's windows are in {@link EventChunks}, so that none is written again.
 *
 * <p>Shape: pages are numbered downwards from -1, as an {@link EventLog} in the same chunks numbers upwards. A page that a
 * write does not refer to is removed after it.
 *
 * <p>Cost: a number per stored page.
 */
public final class PageLog {
    private IntOpenHashSet stored = new IntOpenHashSet();
    private IntArrayList written = new IntArrayList();
    private int last;

    /** Remembers a page that is in the store. */
    void restore(int number) {
        stored.add(number);
        last = Math.min(last, number);
    }

    boolean isEmpty() {
        return stored.isEmpty();
    }

    /** Stores a full page that the state at hand refers to, if it is new; which of the state's pages it is. */
    int keep(EventPage page, EventChunks store) {
        if (page.number() == null || !stored.contains(page.number().intValue())) {
            page.number(newNumber());
            store.put(page.number(), page.bytes());
            stored.add(page.number().intValue());
        }
        written.add(page.number().intValue());
        return written.size() - 1;
    }

    /** Downwards, and from the beginning when there are no more. */
    private int newNumber() {
        do {
            last = last == Integer.MIN_VALUE ? -1 : last - 1;
        } while (stored.contains(last));
        return last;
    }

    /** Ends a write: what it did not refer to is removed. The numbers of the others, in their order. */
    IntList settle(EventChunks store) {
        if (written.size() < stored.size()) {
            IntOpenHashSet kept = new IntOpenHashSet(written);
            stored.forEach(number -> {
                if (!kept.contains(number)) {
                    store.remove(number);
                }
            });
            stored = kept;
        }
        IntList numbers = written;
        written = new IntArrayList();
        return numbers;
    }

    /** Numbers as runs: most pages are numbered in the order in which they are referred to. */
    static void writeNumbers(IntList numbers, StateOutput out) {
        out.writeSize(numbers.size());
        int before = 0;
        for (int i = 0; i < numbers.size(); ) {
            int first = numbers.getInt(i);
            int run = 1;
            while (i + run < numbers.size() && numbers.getInt(i + run) == first - run) {
                run++;
            }
            out.writeSize(run);
            out.writeLong((long) first - before);
            before = first - run + 1;
            i += run;
        }
    }

    static IntList readNumbers(StateInput in) {
        IntList numbers = new IntArrayList();
        int rest = in.readSize();
        long before = 0;
        while (rest > 0) {
            int run = in.readSize();
            long first = before + in.readLong();
            before = first - run + 1;
            if (run == 0 || run > rest || first >= 0 || before < Integer.MIN_VALUE) {
                throw new StateException("pages are numbered from -1 downwards, first=" + first + " pages=" + run);
            }
            for (int i = 0; i < run; i++) {
                numbers.add((int) first - i);
            }
            rest -= run;
        }
        return numbers;
    }

    /** Removes all pages: nothing refers to them any more. */
    public void clear(EventChunks store) {
        stored.forEach(store::remove);
        stored.clear();
    }
}
