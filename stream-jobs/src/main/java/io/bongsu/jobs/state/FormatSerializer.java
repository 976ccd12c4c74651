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
 * <p>Shape: not thread safe: {@link #duplicate} gives each thread its own.
 *
 * <p>Cost: no array per record either way: room for reading and writing is kept. Records are immutable: copies are free.
 */
public final class FormatSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_ROOM = 512;
    /** Empty tables, nothing in them. */
    private static final byte[] NOTHING = {0, 0};
    /** Room for larger records is not kept. */
    private static final int MAX_ROOM = 1 << 20;

    private final RecordFormat<T> format;
    private final EventTypeTable types;
    private transient StateOutput out;
    private transient StateInput in;
    private transient byte[] room;

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
        return written(record).toByteArray();
    }

    /** The record that {@link #toBytes} wrote. */
    public T fromBytes(byte[] bytes) {
        return read(bytes, bytes.length);
    }

    private StateOutput written(T record) {
        if (out == null) {
            out = new StateOutput();
        }
        out.reset();
        format.write(record, out);
        return out;
    }

    private T read(byte[] bytes, int size) {
        if (in == null) {
            in = new StateInput(NOTHING, types.types());
        }
        in.reset(bytes, size);
        return format.read(in);
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        written(record).writeTo(target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        int size = source.readInt();
        return read(bytes(source, size), size);
    }

    private byte[] bytes(DataInputView source, int size) throws IOException {
        byte[] bytes = room;
        if (bytes == null || bytes.length < size) {
            bytes = new byte[Math.max(size, FIRST_ROOM)];
            room = size <= MAX_ROOM ? bytes : null;
        }
        source.readFully(bytes, 0, size);
        return bytes;
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int size = source.readInt();
        byte[] bytes = bytes(source, size);
        target.writeInt(size);
        target.write(bytes, 0, size);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new FormatSerializer<>(format, types);
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
