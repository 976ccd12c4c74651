package io.bongsu.engine.window;

import java.util.Comparator;
import java.util.List;

/** Orders lists of values, each ascending or descending. Null is less than every value. Cost: no allocation. */
final class SortOrder implements Comparator<List<Object>> {
    private final boolean[] descending;

    SortOrder(boolean[] descending) {
        this.descending = descending;
    }

    @Override
    public int compare(List<Object> one, List<Object> other) {
        for (int i = 0; i < descending.length; i++) {
            int order = ascending(one.get(i), other.get(i));
            if (order != 0) {
                return descending[i] ? -order : order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked") // values of one expression are of one class
    private static int ascending(Object one, Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        return Integer.signum(((Comparable<Object>) one).compareTo(other));
    }
}
