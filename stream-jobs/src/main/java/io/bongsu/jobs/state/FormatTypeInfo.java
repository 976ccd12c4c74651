package io.bongsu.jobs.state;

import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink that records of a class are written by a {@link RecordFormat}. */
public final class FormatTypeInfo<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> recordClass;
    private final RecordFormat<T> format;
    private final EventTypeTable types;

    public FormatTypeInfo(Class<T> recordClass, RecordFormat<T> format, EventTypeTable types) {
        this.recordClass = recordClass;
        this.format = format;
        this.types = types;
    }

    /** For records that hold no events. */
    public static <T> FormatTypeInfo<T> of(Class<T> recordClass, RecordFormat<T> format) {
        return new FormatTypeInfo<>(recordClass, format, EventTypeTable.EMPTY);
    }

    public FormatSerializer<T> serializer() {
        return new FormatSerializer<>(format, types);
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
        return format.name();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormatTypeInfo<?> info
                && format.name().equals(info.format.name())
                && types.equals(info.types);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format.name(), types);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FormatTypeInfo<?>;
    }
}
