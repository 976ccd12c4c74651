package io.bongsu.jobs.publish.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Bytes that belong at one place of a file: what one checkpoint adds. */
final class Lines {
    private final long offset;
    private final byte[] bytes;

    Lines(long offset, byte[] bytes) {
        this.offset = offset;
        this.bytes = bytes;
    }

    long offset() {
        return offset;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Offset (8 bytes), then the bytes. */
    static final class Serializer implements SimpleVersionedSerializer<Lines> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Lines lines) {
            return ByteBuffer.allocate(8 + lines.bytes.length)
                    .putLong(lines.offset)
                    .put(lines.bytes)
                    .array();
        }

        @Override
        public Lines deserialize(int version, byte[] serialized) throws IOException {
            if (version != 1 || serialized.length < 8) {
                throw new IOException(
                        "lines have version 1 and at least 8 bytes, version=" + version + " size=" + serialized.length);
            }
            ByteBuffer buffer = ByteBuffer.wrap(serialized);
            long offset = buffer.getLong();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return new Lines(offset, bytes);
        }
    }
}
