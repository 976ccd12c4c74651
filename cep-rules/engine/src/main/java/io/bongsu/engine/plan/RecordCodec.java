package io.bongsu.engine.plan;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** A record: its components, in order. Its own constructor checks what is read. */
final class RecordCodec implements PlanCodec {
    private final Class<?> kind;
    private final List<RecordComponent> components;
    private final Constructor<?> constructor;

    RecordCodec(Class<?> kind) {
        this.kind = kind;
        this.components = List.of(kind.getRecordComponents());
        try {
            this.constructor = kind.getDeclaredConstructor(Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new AssertionError("a record has its canonical constructor, record=" + kind.getName(), e);
        }
    }

    @Override
    public void write(Object value, PlanOutput output) {
        output.enter();
        for (RecordComponent component : components) {
            Object part = valueOf(component, value);
            Type type = component.getGenericType();
            // Only a literal's value, of type Object, may be null.
            if (part == null && type != Object.class) {
                throw new PlanException(
                        "a plan holds no null, record=" + kind.getSimpleName() + " component=" + component.getName());
            }
            PlanCodecs.of(type).write(part, output);
        }
        output.leave();
    }

    @Override
    public Object read(PlanInput input) {
        input.enter();
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = PlanCodecs.of(components.get(i).getGenericType()).read(input);
        }
        input.leave();
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new PlanException("a plan's " + kind.getSimpleName() + " must obey its own rules: "
                    + e.getCause().getMessage());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new AssertionError("plan records are visible here, record=" + kind.getName(), e);
        }
    }

    private static Object valueOf(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError("a plan record's accessors only return, accessor=" + component.getAccessor(), e);
        }
    }
}
