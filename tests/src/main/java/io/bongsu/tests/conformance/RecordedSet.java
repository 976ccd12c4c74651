package io.bongsu.tests.conformance;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The items of a recorded set: equal to any list of the same items, whatever its order. */
final class RecordedSet extends AbstractList<Object> {
    private final List<Object> sorted;

    RecordedSet(List<Object> items) {
        this.sorted = sorted(items);
    }

    private static List<Object> sorted(List<?> items) {
        List<Object> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(String::valueOf));
        return sorted;
    }

    @Override
    public Object get(int index) {
        return sorted.get(index);
    }

    @Override
    public int size() {
        return sorted.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof List<?> list && sorted.equals(sorted(list));
    }

    @Override
    public int hashCode() {
        return sorted.hashCode();
    }
}
