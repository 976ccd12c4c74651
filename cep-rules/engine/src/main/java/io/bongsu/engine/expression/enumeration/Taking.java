package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.enumeration.Enumeration.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Methods that keep a run of elements from one end, and {@code reverse}. */
final class Taking {
    private Taking() {}

    static Method take(Evaluator count) {
        return (scope, list) -> count.evaluate(scope) instanceof Number number
                ? list.subList(0, Math.max(0, Math.min(number.intValue(), list.size())))
                : null;
    }

    static Method takeLast(Evaluator count) {
        return (scope, list) -> count.evaluate(scope) instanceof Number number
                ? list.subList(
                        Math.min(list.size(), Math.max(0, list.size() - Math.max(0, number.intValue()))), list.size())
                : null;
    }

    static Method takeWhile(Lambda predicate) {
        return (scope, list) -> {
            int size = list.size();
            List<Object> taken = new ArrayList<>();
            for (int i = 0; i < size && predicate.keeps(scope, list.get(i), i, size); i++) {
                taken.add(list.get(i));
            }
            return withoutNull(taken);
        };
    }

    /** From the end backwards: the index counts from 0 at the last element; the order stays. */
    static Method takeWhileLast(Lambda predicate) {
        return (scope, list) -> {
            int size = list.size();
            List<Object> taken = new ArrayList<>();
            for (int i = 0; i < size && predicate.keeps(scope, list.get(size - 1 - i), i, size); i++) {
                taken.add(list.get(size - 1 - i));
            }
            Collections.reverse(taken);
            return withoutNull(taken);
        };
    }

    static Method reverse() {
        return (scope, list) -> {
            List<Object> reversed = new ArrayList<>(list);
            Collections.reverse(reversed);
            return reversed;
        };
    }

    private static Object withoutNull(List<Object> taken) {
        return taken.contains(null) ? null : taken;
    }
}
