package io.bongsu.engine.filter;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterIndex.Candidate;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Candidates by the value of one field.
 *
 * <p>Shape: by {@link HashKey}; whole numbers in a map of their own, so that a look-up boxes nothing. Candidates of one value
 * in the order in which they were added.
 *
 * <p>Cost: one hash look-up; building copies the candidates of a value when the next one comes.
 */
final class PointIndex {
    private final Evaluator field;
    private final Long2ObjectOpenHashMap<Candidate[]> byNumber = new Long2ObjectOpenHashMap<>();
    private final Map<Object, Candidate[]> byValue = new HashMap<>();

    PointIndex(Evaluator field) {
        this.field = field;
    }

    /** {@code key} is one that {@link HashKey#of} made. */
    void add(Object key, Candidate candidate) {
        if (key instanceof Long number) {
            byNumber.put(number.longValue(), with(byNumber.get(number.longValue()), candidate));
        } else {
            byValue.put(key, with(byValue.get(key), candidate));
        }
    }

    private static Candidate[] with(Candidate[] before, Candidate candidate) {
        if (before == null) {
            return new Candidate[] {candidate};
        }
        Candidate[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = candidate;
        return after;
    }

    /** Null for a value that no filter asks for. */
    Candidate[] find(Scope scope) {
        Object value = field.evaluate(scope);
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return byNumber.get(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return HashKey.isWhole(number) ? byNumber.get((long) number) : byValue.get(HashKey.of(value));
        }
        return value == null ? null : byValue.get(value);
    }
}
