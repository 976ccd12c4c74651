package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.expression.enumeration.Enumeration.Method;
import java.util.ArrayList;
import java.util.List;

/** Methods that try a predicate on each element: {@code where}, {@code allOf}, {@code firstOf} and their like. */
final class Choosing {
    private Choosing() {}

    static Method where(Lambda predicate) {
        return (scope, list) -> {
            List<Object> kept = new ArrayList<>();
            int size = list.size();
            for (int i = 0; i < size; i++) {
                Object element = list.get(i);
                if (predicate.keeps(scope, element, i, size)) {
                    if (element == null) {
                        return null;
                    }
                    kept.add(element);
                }
            }
            return kept;
        };
    }

    /** Null counts as false. */
    static Method allOf(Lambda predicate) {
        return (scope, list) -> {
            int size = list.size();
            for (int i = 0; i < size; i++) {
                if (!Boolean.TRUE.equals(predicate.of(scope, list.get(i), i, size))) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Null counts as false. */
    static Method anyOf(Lambda predicate) {
        return (scope, list) -> {
            int size = list.size();
            for (int i = 0; i < size; i++) {
                if (Boolean.TRUE.equals(predicate.of(scope, list.get(i), i, size))) {
                    return true;
                }
            }
            return false;
        };
    }

    static Method countOf(Lambda predicate) {
        return (scope, list) -> {
            int count = 0;
            int size = list.size();
            for (int i = 0; i < size; i++) {
                count += predicate.keeps(scope, list.get(i), i, size) ? 1 : 0;
            }
            return count;
        };
    }

    static Method first() {
        return (scope, list) -> list.isEmpty() ? null : list.get(0);
    }

    static Method last() {
        return (scope, list) -> list.isEmpty() ? null : list.get(list.size() - 1);
    }

    static Method firstOf(Lambda predicate) {
        return (scope, list) -> {
            int size = list.size();
            for (int i = 0; i < size; i++) {
                if (predicate.keeps(scope, list.get(i), i, size)) {
                    return list.get(i);
                }
            }
            return null;
        };
    }

    static Method lastOf(Lambda predicate) {
        return (scope, list) -> {
            Object found = null;
            int size = list.size();
            for (int i = 0; i < size; i++) {
                if (predicate.keeps(scope, list.get(i), i, size)) {
                    found = list.get(i);
                }
            }
            return found;
        };
    }
}
