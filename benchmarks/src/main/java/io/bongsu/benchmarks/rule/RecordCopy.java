package io.bongsu.benchmarks.rule;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Copies a tree of records, lists and optionals, with some records exchanged.
 *
 * <p>Shape: a record that the exchange has another for gives it its place; any other is copied by its parts.
 */
final class RecordCopy {
    private final Function<Record, Optional<Record>> exchange;

    RecordCopy(Function<Record, Optional<Record>> exchange) {
        this.exchange = exchange;
    }

    @SuppressWarnings("unchecked")
    <R extends Record> R of(R record) {
        return (R) copy(record);
    }

    private Object copy(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::copy).toList();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(this::copy);
        }
        if (value instanceof Record record) {
            return exchange.apply(record).orElseGet(() -> parts(record));
        }
        return value;
    }

    private Record parts(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = copy(components[i].getAccessor().invoke(record));
            }
            Constructor<?> canonical = record.getClass().getDeclaredConstructor(types);
            return (Record) canonical.newInstance(values);
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InstantiationException
                | InvocationTargetException e) {
            throw new IllegalStateException("a plan's record can be copied, record=" + record, e);
        }
    }
}
