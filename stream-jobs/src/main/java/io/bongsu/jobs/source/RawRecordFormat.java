package io.bongsu.jobs.source;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.jobs.state.RecordFormat;

/** Raw records on their way from a source to decode. */
public final class RawRecordFormat implements RecordFormat<RawRecord> {
    private static final long serialVersionUID = 1L;
    private static final Encoding[] ENCODINGS = Encoding.values();

    @Override
    public String name() {
        return "RawRecord";
    }

    @Override
    public void write(RawRecord raw, StateOutput out) {
        out.writeString(raw.stream());
        out.writeByte(raw.encoding().ordinal());
        out.writeString(raw.topic());
        out.writeLong(raw.partition());
        out.writeLong(raw.offset());
        out.writeLong(raw.timestampMillis());
        out.writeBytes(raw.bytes());
    }

    @Override
    public RawRecord read(StateInput in) {
        String stream = in.readShared();
        Encoding encoding = ENCODINGS[in.readByte()];
        String topic = in.readShared();
        int partition = in.readInt();
        long offset = in.readLong();
        long timestamp = in.readLong();
        byte[] bytes = in.readBytes();
        return new RawRecord(stream, encoding, bytes, topic, partition, offset, timestamp);
    }
}
