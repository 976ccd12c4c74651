package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.PlanException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Classes of values, as {@code typeof} and {@code instanceof} name them. */
public final class ValueClass {
    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
            Map.entry("java.lang.Object", Object.class),
            Map.entry("java.lang.Number", Number.class),
            Map.entry("java.lang.CharSequence", CharSequence.class),
            Map.entry("java.lang.Comparable", Comparable.class),
            Map.entry("java.lang.String", String.class),
            Map.entry("java.lang.Boolean", Boolean.class),
            Map.entry("java.lang.Character", Character.class),
            Map.entry("java.lang.Byte", Byte.class),
            Map.entry("java.lang.Short", Short.class),
            Map.entry("java.lang.Integer", Integer.class),
            Map.entry("java.lang.Long", Long.class),
            Map.entry("java.lang.Float", Float.class),
            Map.entry("java.lang.Double", Double.class),
            Map.entry("java.math.BigInteger", java.math.BigInteger.class),
            Map.entry("java.math.BigDecimal", java.math.BigDecimal.class));

    private ValueClass() {}

    /** Whether values may be asked for the class. */
    public static boolean isKnown(String name) {
        return CLASSES.containsKey(name);
    }

    static List<Class<?>> of(Collection<String> names) {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            Class<?> known = CLASSES.get(name);
            if (known == null) {
                throw new PlanException("instanceof asks for a class that values have, class=" + name);
            }
            classes.add(known);
        }
        return classes;
    }

    /** The name of the type that an event of a variant stream has beside it: of {@code V:A} it is A. */
    private static String ofVariant(String type) {
        return type.substring(type.indexOf(':') + 1);
    }

    /** The class's short name, an event's type; null of null. */
    static String nameOf(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof Event event
                ? ofVariant(event.type().name())
                : value.getClass().getSimpleName();
    }
}
