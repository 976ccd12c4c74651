package io.bongsu.benchmarks.contender.cep;

import io.bongsu.benchmarks.contender.peer.CameraEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** What patterns of plates need: time, index, camera and plate. */
public final class CameraEventSerializer extends TypeSerializerSingleton<CameraEvent> {
    private static final long serialVersionUID = 1L;
    private static final CameraEventSerializer INSTANCE = new CameraEventSerializer();
    static final TypeInformation<CameraEvent> TYPE = new ByHand<>(CameraEvent.class, INSTANCE);

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public CameraEvent createInstance() {
        return new CameraEvent(0, 0, "", null, "", 0);
    }

    @Override
    public CameraEvent copy(CameraEvent event) {
        return event;
    }

    @Override
    public CameraEvent copy(CameraEvent event, CameraEvent reuse) {
        return event;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(CameraEvent event, DataOutputView out) throws IOException {
        out.writeLong(event.getTs());
        out.writeLong(event.getSeq());
        StringValue.writeString(event.getCamera(), out);
        StringValue.writeString(event.getPlate(), out);
    }

    @Override
    public CameraEvent deserialize(DataInputView in) throws IOException {
        long ts = in.readLong();
        long seq = in.readLong();
        String camera = StringValue.readString(in);
        return new CameraEvent(ts, seq, camera, null, StringValue.readString(in), 0);
    }

    @Override
    public CameraEvent deserialize(CameraEvent reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<CameraEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Of the only version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CameraEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
