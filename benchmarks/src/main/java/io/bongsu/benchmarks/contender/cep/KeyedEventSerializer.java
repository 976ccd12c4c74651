package io.bongsu.benchmarks.contender.cep;

import io.bongsu.benchmarks.contender.peer.KeyedEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** All fields, one after the other. */
public final class KeyedEventSerializer extends TypeSerializerSingleton<KeyedEvent> {
    private static final long serialVersionUID = 1L;
    private static final KeyedEventSerializer INSTANCE = new KeyedEventSerializer();
    static final TypeInformation<KeyedEvent> TYPE = new ByHand<>(KeyedEvent.class, INSTANCE);

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public KeyedEvent createInstance() {
        return new KeyedEvent(false, 0, 0, "");
    }

    @Override
    public KeyedEvent copy(KeyedEvent event) {
        return event;
    }

    @Override
    public KeyedEvent copy(KeyedEvent event, KeyedEvent reuse) {
        return event;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(KeyedEvent event, DataOutputView out) throws IOException {
        out.writeBoolean(event.isReport());
        out.writeLong(event.getTs());
        out.writeLong(event.getSeq());
        StringValue.writeString(event.getK(), out);
    }

    @Override
    public KeyedEvent deserialize(DataInputView in) throws IOException {
        return new KeyedEvent(in.readBoolean(), in.readLong(), in.readLong(), StringValue.readString(in));
    }

    @Override
    public KeyedEvent deserialize(KeyedEvent reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<KeyedEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Of the only version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeyedEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
