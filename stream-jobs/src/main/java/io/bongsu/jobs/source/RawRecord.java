package io.bongsu.jobs.source;

import java.util.Arrays;
import java.util.Objects;

/**
 * A message as it was read: bytes, and where they came from.
 *
 * <p>Shape: {@code stream} names the event type, or is empty when the message itself says it. {@code offset} is the
 * topic's offset, or in a file the line or record number from 1. The array belongs to the record and is never changed.
 *
 * <p>Unit: {@code timestampMillis} is the broker's time of the message, or {@link #NO_TIMESTAMP}.
 */
public final class RawRecord {
    /** The message has no time of its own outside its bytes. */
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    /** How the bytes are to be read. */
    public enum Encoding {
        /** One JSON object in UTF-8. */
        JSON,
        /** An Avro datum: single-object encoded, or plain in the catalog's schema of the stream. */
        AVRO
    }

    private final String stream;
    private final Encoding encoding;
    private final byte[] bytes;
    private final String topic;
    private final int partition;
    private final long offset;
    private final long timestampMillis;

    public RawRecord(
            String stream,
            Encoding encoding,
            byte[] bytes,
            String topic,
            int partition,
            long offset,
            long timestampMillis) {
        this.stream = Objects.requireNonNull(stream, "stream");
        this.encoding = Objects.requireNonNull(encoding, "encoding");
        this.bytes = Objects.requireNonNull(bytes, "bytes");
        this.topic = Objects.requireNonNull(topic, "topic");
        this.partition = partition;
        this.offset = offset;
        this.timestampMillis = timestampMillis;
    }

    public String stream() {
        return stream;
    }

    public Encoding encoding() {
        return encoding;
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

    public long timestampMillis() {
        return timestampMillis;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawRecord raw
                && stream.equals(raw.stream)
                && encoding == raw.encoding
                && topic.equals(raw.topic)
                && partition == raw.partition
                && offset == raw.offset
                && timestampMillis == raw.timestampMillis
                && Arrays.equals(bytes, raw.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, offset);
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset + " " + encoding + " " + bytes.length + " bytes";
    }
}
