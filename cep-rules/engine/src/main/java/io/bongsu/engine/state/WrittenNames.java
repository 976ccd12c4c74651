package io.bongsu.engine.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers given to names, in order of first use.
 *
 * <p>Cost: nothing is made before the first name; few names are searched one by one, which is cheaper than a hash table to
 * fill and to clear, many are hashed.
 */
final class WrittenNames {
    private static final int FEW = 12;

    private String[] names = {};
    private int size;
    private Map<String, Integer> numbers;

    int size() {
        return size;
    }

    String get(int number) {
        return names[number];
    }

    int numberOf(String name) {
        if (numbers == null) {
            int known = search(name);
            return known >= 0 ? known : add(name);
        }
        Integer known = numbers.get(name);
        return known != null ? known : add(name);
    }

    @SuppressWarnings("ReferenceEquality") // spares the look into the text, which is often the same object
    private int search(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i] == name || names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int add(String name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.max(4, 2 * size));
        }
        names[size] = name;
        if (numbers != null) {
            numbers.put(name, size);
        } else if (size == FEW) {
            numbers = new HashMap<>();
            for (int i = 0; i <= size; i++) {
                numbers.put(names[i], i);
            }
        }
        return size++;
    }

    void clear() {
        Arrays.fill(names, 0, size, null);
        size = 0;
        numbers = null;
    }
}
