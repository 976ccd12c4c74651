package io.bongsu.jobs.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/**
 * What a checkpoint remembers of a {@link FormatSerializer}: the format's class, name and version, and the event types.
 *
 * <p>Errors: a format that has another name, or a lower version than the one that wrote, is incompatible.
 */
public final class FormatSnapshot<T> implements TypeSerializerSnapshot<T> {
    private FormatSerializer<T> serializer;
    private int writtenVersion;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public FormatSnapshot() {}

    FormatSnapshot(FormatSerializer<T> serializer) {
        this.serializer = serializer;
        this.writtenVersion = serializer.format().version();
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeInt(writtenVersion);
        byte[] bytes = InstantiationUtil.serializeObject(serializer);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        writtenVersion = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        try {
            serializer = InstantiationUtil.deserializeObject(bytes, loader);
        } catch (ClassNotFoundException e) {
            throw new IOException("a format's class must be on the class path, class=" + e.getMessage(), e);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer.duplicate();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (old instanceof FormatSnapshot<T> snapshot
                && snapshot.serializer
                        .format()
                        .name()
                        .equals(serializer.format().name())
                && snapshot.writtenVersion <= serializer.format().version()) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return TypeSerializerSchemaCompatibility.incompatible();
    }
}
