package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.expression.enumeration.Enumeration.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods that make something else of each element: {@code selectFrom}, {@code arrayOf}, {@code groupBy}, {@code toMap}. */
final class Mapping {
    private Mapping() {}

    /** Nulls are left out. */
    static Method selectFrom(Lambda lambda) {
        return (scope, list) -> {
            List<Object> made = new ArrayList<>();
            int size = list.size();
            for (int i = 0; i < size; i++) {
                Object value = lambda.of(scope, list.get(i), i, size);
                if (value != null) {
                    made.add(value);
                }
            }
            return made;
        };
    }

    /** Nulls stay. */
    static Method arrayOf(Lambda lambda) {
        return (scope, list) -> {
            List<Object> made = new ArrayList<>();
            int size = list.size();
            for (int i = 0; i < size; i++) {
                made.add(lambda.of(scope, list.get(i), i, size));
            }
            return made;
        };
    }

    /** The elements, or what the second lambda makes of them, by what the first makes of them. */
    static Method groupBy(List<Lambda> lambdas) {
        Lambda key = lambdas.get(0);
        Lambda value = lambdas.size() > 1 ? lambdas.get(1) : null;
        return (scope, list) -> {
            Map<Object, List<Object>> groups = new LinkedHashMap<>();
            int size = list.size();
            for (int i = 0; i < size; i++) {
                groups.computeIfAbsent(key.of(scope, list.get(i), i, size), unused -> new ArrayList<>())
                        .add(value == null ? list.get(i) : value.of(scope, list.get(i), i, size));
            }
            return groups;
        };
    }

    /** Of equal keys the last element counts. */
    static Method toMap(List<Lambda> lambdas) {
        Lambda key = lambdas.get(0);
        Lambda value = lambdas.get(1);
        return (scope, list) -> {
            Map<Object, Object> map = new LinkedHashMap<>();
            int size = list.size();
            for (int i = 0; i < size; i++) {
                map.put(key.of(scope, list.get(i), i, size), value.of(scope, list.get(i), i, size));
            }
            return map;
        };
    }
}
