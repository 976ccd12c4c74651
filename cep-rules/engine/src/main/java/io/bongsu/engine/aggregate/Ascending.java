package io.bongsu.engine.aggregate;

import java.util.Comparator;

/**
 * Orders any two scalars: values of one class by its own order, numbers of different classes as doubles, all else by class.
 * Numbers that a source delivers in another class than its schema says are ordered all the same.
 */
final class Ascending implements Comparator<Object> {
    static final Ascending INSTANCE = new Ascending();

    private Ascending() {}

    @Override
    @SuppressWarnings("unchecked")
    public int compare(Object one, Object other) {
        if (one.getClass() == other.getClass()) {
            return one instanceof Comparable<?> comparable ? ((Comparable<Object>) comparable).compareTo(other) : 0;
        }
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return Integer.compare(rank(one), rank(other));
    }

    private static int rank(Object value) {
        return value instanceof Boolean ? 0 : value instanceof Number ? 1 : value instanceof String ? 2 : 3;
    }
}
