package io.bongsu.jobs.state;

import io.bongsu.engine.partition.RoutedEvent;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink that routed events are written by a {@link RoutedEventSerializer}. */
public final class RoutedEventTypeInfo extends TypeInformation<RoutedEvent> {
    private static final long serialVersionUID = 1L;

    private final EventTypeTable types;

    public RoutedEventTypeInfo(EventTypeTable types) {
        this.types = types;
    }

    @Override
    public TypeSerializer<RoutedEvent> createSerializer(SerializerConfig config) {
        return new RoutedEventSerializer(types);
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
    public Class<RoutedEvent> getTypeClass() {
        return RoutedEvent.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public String toString() {
        return "RoutedEvent";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoutedEventTypeInfo info && types.equals(info.types);
    }

    @Override
    public int hashCode() {
        return types.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof RoutedEventTypeInfo;
    }
}
