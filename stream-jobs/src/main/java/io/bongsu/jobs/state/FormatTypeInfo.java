package io.bongsu.jobs.state;

import io.bongsu.engine.partition.RoutedEvent;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink which serializer of ours writes the records of a class. */
public final class FormatTypeInfo<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> recordClass;
    private final TypeSerializer<T> serializer;

    private FormatTypeInfo(Class<T> recordClass, TypeSerializer<T> serializer) {
        this.recordClass = recordClass;
        this.serializer = serializer;
    }

    /** For records that hold no events. */
    public static <T> FormatTypeInfo<T> of(Class<T> recordClass, RecordFormat<T> format) {
        return new FormatTypeInfo<>(recordClass, new FormatSerializer<>(format, EventTypeTable.EMPTY));
    }

    /** For routed events of these types. */
    public static FormatTypeInfo<RoutedEvent> ofRouted(EventTypeTable types) {
        return new FormatTypeInfo<>(RoutedEvent.class, new RoutedEventSerializer(types));
    }

    public TypeSerializer<T> serializer() {
        return serializer.duplicate();
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer();
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return recordClass;
    }

    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public String toString() {
        return recordClass.getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormatTypeInfo<?> info && serializer.equals(info.serializer);
    }

    @Override
    public int hashCode() {
        return serializer.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FormatTypeInfo<?>;
    }
}
