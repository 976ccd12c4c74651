package io.bongsu.engine.plan;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a plan with parts of one kind in it changed.
 *
 * <p>Shape: goes through records, lists and optionals as {@link PlanCodecs} does, so that a new plan record needs no code
 * here; what holds nothing that changes is the same object afterwards.
 *
 * <p>Cost: linear in the part, by reflection: for planning, not for hot paths.
 */
public final class PlanRewrite<K> {
    private final Class<K> kind;
    private final Function<K, ?> change;

    private PlanRewrite(Class<K> kind, Function<K, ?> change) {
        this.kind = kind;
        this.change = change;
    }

    /** The part with {@code change} made to each part of this kind in it; not to parts of the kind inside of these. */
    public static <P, K> P of(P part, Class<K> kind, Function<K, ?> change) {
        @SuppressWarnings("unchecked") // a record is rewritten to a record of its class
        P rewritten = (P) new PlanRewrite<>(kind, change).rewrite(part);
        return rewritten;
    }

    private Object rewrite(Object part) {
        if (kind.isInstance(part)) {
            return change.apply(kind.cast(part));
        }
        if (part instanceof List<?> list) {
            return rewriteAll(list);
        }
        if (part instanceof Optional<?> optional) {
            return optional.map(this::rewrite);
        }
        return part instanceof Record plan ? rewrite(plan) : part;
    }

    private List<Object> rewriteAll(List<?> list) {
        List<Object> rewritten = new ArrayList<>();
        list.forEach(one -> rewritten.add(rewrite(one)));
        return rewritten;
    }

    private Record rewrite(Record plan) {
        RecordComponent[] components = plan.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        boolean changed = false;
        try {
            for (int i = 0; i < components.length; i++) {
                Object before = components[i].getAccessor().invoke(plan);
                values[i] = rewrite(before);
                types[i] = components[i].getType();
                changed |= before != values[i] && !values[i].equals(before);
            }
            if (!changed) {
                return plan;
            }
            Constructor<?> constructor = plan.getClass().getDeclaredConstructor(types);
            return (Record) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new PlanException(
                    "a rewritten plan obeys its own rules: " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(
                    "plan records are visible here, record=" + plan.getClass().getName(), e);
        }
    }
}
