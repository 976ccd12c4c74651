package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws plans of any shape that their constructors allow, sensible or not; new plan records are drawn without a change. */
final class RandomPlans {
    private static final int DEEPEST = 14;
    private static final int TRIES = 200;
    private static final List<String> TEXTS =
            List.of("", "plate", "a", "b", "LprRead", "차량번호", "🔥", "\ud800", "it's \"so\"\\\n", "x".repeat(300));

    private final Random random;
    private int depth;

    RandomPlans(long seed) {
        this.random = new Random(seed);
    }

    RulePlan next() {
        return (RulePlan) of(RulePlan.class);
    }

    Object of(Type type) {
        depth++;
        try {
            return type instanceof ParameterizedType generic ? container(generic) : ofClass((Class<?>) type);
        } finally {
            depth--;
        }
    }

    private Object container(ParameterizedType generic) {
        Type part = generic.getActualTypeArguments()[0];
        if (generic.getRawType() == Optional.class) {
            // What may be there may have lists that must not be empty.
            return random.nextBoolean() && depth < DEEPEST - 4 ? Optional.of(of(part)) : Optional.empty();
        }
        List<Object> list = new ArrayList<>();
        int size = depth < DEEPEST ? random.nextInt(4) : 0;
        for (int i = 0; i < size; i++) {
            list.add(of(part));
        }
        return list;
    }

    private Object ofClass(Class<?> kind) {
        if (kind == ValueType.class) {
            return valueType();
        } else if (kind == EventType.class) {
            return eventType();
        } else if (kind.isRecord()) {
            return record(kind);
        } else if (kind.isSealed()) {
            return member(kind);
        } else if (kind.isEnum()) {
            return kind.getEnumConstants()[random.nextInt(kind.getEnumConstants().length)];
        } else if (kind == int.class) {
            return integer();
        } else if (kind == long.class) {
            return longInteger();
        } else if (kind == double.class) {
            return Double.longBitsToDouble(random.nextLong());
        } else if (kind == boolean.class) {
            return random.nextBoolean();
        } else if (kind == String.class) {
            return text();
        } else if (kind == Object.class) {
            return scalar();
        }
        throw new AssertionError("no generator, type=" + kind);
    }

    private Object record(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        InvocationTargetException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Object[] values =
                    Arrays.stream(components).map(c -> of(c.getGenericType())).toArray();
            try {
                Constructor<?> constructor = kind.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                last = e;
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("no valid values found, record=" + kind.getSimpleName(), last);
    }

    private Object member(Class<?> family) {
        Class<?>[] members = family.getPermittedSubclasses();
        if (depth >= DEEPEST - 4) {
            Class<?>[] leaves =
                    Arrays.stream(members).filter(RandomPlans::isLeaf).toArray(Class<?>[]::new);
            Class<?>[] plain =
                    Arrays.stream(leaves).filter(RandomPlans::hasNoList).toArray(Class<?>[]::new);
            members = plain.length > 0 ? plain : leaves;
        }
        return of(members[random.nextInt(members.length)]);
    }

    private static boolean isLeaf(Class<?> member) {
        return Arrays.stream(member.getRecordComponents())
                .noneMatch(component -> component.getType().isSealed());
    }

    private static boolean hasNoList(Class<?> member) {
        return Arrays.stream(member.getRecordComponents()).noneMatch(component -> component.getType() == List.class);
    }

    private ValueType valueType() {
        List<ValueType.Kind> kinds = List.of(ValueType.Kind.values());
        ValueType.Kind kind = kinds.get(random.nextInt(kinds.size()));
        return switch (kind) {
            case ARRAY -> depth < DEEPEST ? ValueType.arrayOf((ValueType) of(ValueType.class)) : ValueType.LONG;
            case MAP -> depth < DEEPEST ? ValueType.mapOf((ValueType) of(ValueType.class)) : ValueType.LONG;
            case ROW -> depth < DEEPEST ? ValueType.rowOf((EventType) of(EventType.class)) : ValueType.STRING;
            default -> new ValueType(kind, Optional.empty(), Optional.empty());
        };
    }

    private EventType eventType() {
        List<Field> fields = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            fields.add(new Field(text() + i, (ValueType) of(ValueType.class)));
        }
        return new EventType(text(), fields);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private int integer() {
        List<Integer> edges = List.of(0, 1, -1, 63, 64, Integer.MAX_VALUE, Integer.MIN_VALUE);
        return random.nextBoolean() ? edges.get(random.nextInt(edges.size())) : random.nextInt();
    }

    private long longInteger() {
        return random.nextBoolean() ? integer() : random.nextLong();
    }

    private Object scalar() {
        return switch (random.nextInt(7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> integer();
            case 3 -> longInteger();
            case 4 -> Float.intBitsToFloat(random.nextInt());
            case 5 -> Double.longBitsToDouble(random.nextLong());
            default -> text();
        };
    }
}
