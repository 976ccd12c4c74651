package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.expression.enumeration.Enumeration.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/** The largest, smallest, most and least frequent; of equal ones the first. {@code sign} is 1 for the most, -1 for the least. */
final class Extremes {
    private Extremes() {}

    /** The extreme value, nulls left out; of the elements themselves when there is no lambda. */
    static Method value(Lambda lambda, int sign) {
        return (scope, list) -> {
            Object best = null;
            int size = list.size();
            for (int i = 0; i < size; i++) {
                Object value = lambda == null ? list.get(i) : lambda.of(scope, list.get(i), i, size);
                if (value != null && (best == null || Ordering.compare(value, best) * sign > 0)) {
                    best = value;
                }
            }
            return best;
        };
    }

    /** The element of the extreme value, nulls left out. */
    static Method element(Lambda lambda, int sign) {
        return (scope, list) -> {
            Object best = null;
            Object element = null;
            int size = list.size();
            for (int i = 0; i < size; i++) {
                Object value = lambda.of(scope, list.get(i), i, size);
                if (value != null && (best == null || Ordering.compare(value, best) * sign > 0)) {
                    best = value;
                    element = list.get(i);
                }
            }
            return element;
        };
    }

    /** The value that comes most or least often, null being a value. */
    static Method frequent(Lambda lambda, int sign) {
        return (scope, list) -> {
            Map<Object, Integer> counts = new LinkedHashMap<>();
            int size = list.size();
            for (int i = 0; i < size; i++) {
                counts.merge(lambda == null ? list.get(i) : lambda.of(scope, list.get(i), i, size), 1, Integer::sum);
            }
            Map.Entry<Object, Integer> best = null;
            for (Map.Entry<Object, Integer> entry : counts.entrySet()) {
                if (best == null || (entry.getValue() - best.getValue()) * sign > 0) {
                    best = entry;
                }
            }
            return best == null ? null : best.getKey();
        };
    }
}
