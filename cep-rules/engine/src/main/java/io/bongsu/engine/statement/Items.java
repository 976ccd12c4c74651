package io.bongsu.engine.statement;

import java.util.Arrays;

/** Some items, in order; used again and again. */
final class Items {
    private Object[] items = new Object[4];
    private int size;

    int size() {
        return size;
    }

    Object get(int index) {
        return items[index];
    }

    Object last() {
        return items[size - 1];
    }

    void add(Object item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    /** Takes out the item at the place. */
    void remove(int index) {
        System.arraycopy(items, index + 1, items, index, size - index - 1);
        items[--size] = null;
    }

    Items copy() {
        Items copy = new Items();
        copy.items = Arrays.copyOf(items, Math.max(1, size));
        copy.size = size;
        return copy;
    }

    void clear() {
        Arrays.fill(items, 0, size, null);
        size = 0;
    }
}
