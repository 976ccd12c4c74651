package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.expression.enumeration.Enumeration.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** {@code orderBy} and {@code orderByDesc}: equal keys keep the order of their elements. A null key: null. */
final class Ordering {
    private Ordering() {}

    /** A value and what orders it. */
    private record Keyed(Object key, Object element) {}

    static Method by(Lambda key, boolean descending) {
        Comparator<Keyed> order = (a, b) -> descending ? compare(b.key, a.key) : compare(a.key, b.key);
        return (scope, list) -> {
            int size = list.size();
            List<Keyed> keyed = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                Object value = key.of(scope, list.get(i), i, size);
                if (value == null) {
                    return null;
                }
                keyed.add(new Keyed(value, list.get(i)));
            }
            keyed.sort(order);
            List<Object> ordered = new ArrayList<>(size);
            keyed.forEach(entry -> ordered.add(entry.element));
            return ordered;
        };
    }

    static Method natural(boolean descending) {
        return (scope, list) -> {
            if (list.size() > 1 && list.stream().anyMatch(Objects::isNull)) {
                return null;
            }
            List<Object> ordered = new ArrayList<>(list);
            ordered.sort((a, b) -> descending ? compare(b, a) : compare(a, b));
            return ordered;
        };
    }

    @SuppressWarnings("unchecked") // the planner lets values of one comparable type through only
    static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
