package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.enumeration.Enumeration.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Methods that ask whether elements are equal: nested rows by their values, events by identity, values as values.
 *
 * <p>Shape: elements keep their order and their number: {@code except} and {@code intersect} are filters, {@code union}
 * appends. A null or empty other collection leaves the elements as they are.
 */
final class SetLogic {
    private SetLogic() {}

    static Method distinctOf() {
        return (scope, list) -> list.size() <= 1 ? list : new ArrayList<>(new LinkedHashSet<>(list));
    }

    static Method distinctOf(Lambda key) {
        return (scope, list) -> {
            int size = list.size();
            Set<Object> keys = new HashSet<>();
            List<Object> first = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                if (size == 1 || keys.add(form(key.of(scope, list.get(i), i, size)))) {
                    first.add(list.get(i));
                }
            }
            return first;
        };
    }

    static Method except(Evaluator other) {
        return (scope, list) -> {
            List<?> others = Enumeration.list(other.evaluate(scope));
            return others == null || others.isEmpty() || list.isEmpty() ? list : among(list, others, false);
        };
    }

    static Method intersect(Evaluator other) {
        return (scope, list) -> {
            List<?> others = Enumeration.list(other.evaluate(scope));
            return others == null || others.isEmpty() || list.isEmpty() ? list : among(list, others, true);
        };
    }

    /** The elements that are among the others, or that are not. */
    private static List<Object> among(List<?> list, List<?> others, boolean wanted) {
        Set<Object> forms = new HashSet<>();
        others.forEach(element -> forms.add(form(element)));
        List<Object> kept = new ArrayList<>();
        for (Object element : list) {
            if (forms.contains(form(element)) == wanted) {
                kept.add(element);
            }
        }
        return kept;
    }

    static Method union(Evaluator other) {
        return (scope, list) -> {
            List<?> others = Enumeration.list(other.evaluate(scope));
            if (others == null || others.isEmpty()) {
                return list;
            }
            List<Object> all = new ArrayList<>(list);
            all.addAll(others);
            return all;
        };
    }

    static Method sequenceEqual(Evaluator other) {
        return (scope, list) -> {
            List<?> others = Enumeration.list(other.evaluate(scope));
            return others != null && list.equals(others);
        };
    }

    /** Equal elements have equal forms. A nested row has no id. */
    private static Object form(Object element) {
        if (!(element instanceof Event event) || !event.id().isEmpty()) {
            return element;
        }
        List<Object> values = new ArrayList<>(event.size());
        for (int i = 0; i < event.size(); i++) {
            values.add(form(event.get(i)));
        }
        return values;
    }
}
