package io.bongsu.jobs.decode;

import io.bongsu.jobs.source.RawRecord;
import java.util.Arrays;
import java.util.Objects;

/**
 * A message that did not become an event, or an event that did not reach its rules: why, and the bytes.
 *
 * <p>Shape: {@code stream} is empty when it could not be told. For an event that was decoded, the bytes are its JSON.
 */
public final class RejectedRecord {
    private final String code;
    private final String reason;
    private final String stream;
    private final byte[] bytes;
    private final String topic;
    private final int partition;
    private final long offset;

    public RejectedRecord(
            String code, String reason, String stream, byte[] bytes, String topic, int partition, long offset) {
        this.code = Objects.requireNonNull(code, "code");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.stream = Objects.requireNonNull(stream, "stream");
        this.bytes = Objects.requireNonNull(bytes, "bytes");
        this.topic = Objects.requireNonNull(topic, "topic");
        this.partition = partition;
        this.offset = offset;
    }

    static RejectedRecord of(RawRecord raw, String stream, BadEventException problem) {
        return new RejectedRecord(
                problem.rejection().code(),
                problem.getMessage(),
                stream,
                raw.bytes(),
                raw.topic(),
                raw.partition(),
                raw.offset());
    }

    public String code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public String stream() {
        return stream;
    }

    public byte[] bytes() {
        return bytes;
    }

    public String topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RejectedRecord record
                && code.equals(record.code)
                && reason.equals(record.reason)
                && stream.equals(record.stream)
                && topic.equals(record.topic)
                && partition == record.partition
                && offset == record.offset
                && Arrays.equals(bytes, record.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, topic, partition, offset);
    }

    /** Place, code and reason, as a log line. */
    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset + ": " + code + ": " + reason;
    }
}
