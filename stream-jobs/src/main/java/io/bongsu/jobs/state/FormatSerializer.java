package io.bongsu.jobs.state;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Flink's view of a {@link RecordFormat}: length (4 bytes), then the record.
 *
 * <p>Cost: one array per record each way. Records are immutable: copies are free.
 */
public final class FormatSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final RecordFormat<T> format;
    private final EventTypeTable types;

    public FormatSerializer(RecordFormat<T> format, EventTypeTable types) {
        this.format = Objects.requireNonNull(format, "format");
        this.types = Objects.requireNonNull(types, "types");
    }

    RecordFormat<T> format() {
        return format;
    }

    EventTypeTable types() {
        return types;
    }

    /** The record as bytes, without length. */
    public byte[] toBytes(T record) {
        StateOutput out = new StateOutput();
        format.write(record, out);
        return out.toByteArray();
    }

    /** The record that {@link #toBytes} wrote. */
    public T fromBytes(byte[] bytes) {
        return format.read(new StateInput(bytes, types.types()));
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        byte[] bytes = toBytes(record);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return fromBytes(bytes);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormatSerializer<?> serializer
                && format.name().equals(serializer.format.name())
                && types.equals(serializer.types);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format.name(), types);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new FormatSnapshot<>(this);
    }
}
