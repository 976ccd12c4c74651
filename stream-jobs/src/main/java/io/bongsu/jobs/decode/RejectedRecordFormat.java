package io.bongsu.jobs.decode;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.jobs.state.RecordFormat;

/** Rejected records on their way to the rejected-events output. */
public final class RejectedRecordFormat implements RecordFormat<RejectedRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "RejectedRecord";
    }

    @Override
    public void write(RejectedRecord record, StateOutput out) {
        out.writeString(record.code());
        out.writeString(record.reason());
        out.writeString(record.stream());
        out.writeString(record.topic());
        out.writeLong(record.partition());
        out.writeLong(record.offset());
        out.writeBytes(record.bytes());
    }

    @Override
    public RejectedRecord read(StateInput in) {
        String code = in.readString();
        String reason = in.readString();
        String stream = in.readString();
        String topic = in.readString();
        int partition = in.readInt();
        long offset = in.readLong();
        byte[] bytes = in.readBytes();
        return new RejectedRecord(code, reason, stream, bytes, topic, partition, offset);
    }
}
