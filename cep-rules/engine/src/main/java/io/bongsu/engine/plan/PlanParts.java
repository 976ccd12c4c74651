package io.bongsu.engine.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds all parts of one kind in a plan, wherever they stand.
 *
 * <p>Shape: goes through records, lists and optionals in the order of their components, as {@link PlanCodecs} does, so that a
 * new plan record needs no code here. Parts inside of a part that is found are found as well.
 *
 * <p>Cost: linear in the plan, by reflection: for planning, not for hot paths.
 */
public final class PlanParts {
    private PlanParts() {}

    public static <P> List<P> of(Object plan, Class<P> kind) {
        List<P> found = new ArrayList<>();
        collect(plan, kind, found);
        return found;
    }

    private static <P> void collect(Object part, Class<P> kind, List<P> found) {
        if (kind.isInstance(part)) {
            found.add(kind.cast(part));
        }
        if (part instanceof List<?> list) {
            list.forEach(one -> collect(one, kind, found));
        } else if (part instanceof Optional<?> optional) {
            optional.ifPresent(one -> collect(one, kind, found));
        } else if (part instanceof Record) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                collect(valueOf(component, part), kind, found);
            }
        }
    }

    private static Object valueOf(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError("a plan record's accessors only return, accessor=" + component.getAccessor(), e);
        }
    }
}
