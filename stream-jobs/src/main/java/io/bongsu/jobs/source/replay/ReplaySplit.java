package io.bongsu.jobs.source.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** How far a replay has come: the next place in the index, and the fingerprint of the index that it is a place of. */
record ReplaySplit(int next, long fingerprint) implements SourceSplit {
    /** A replay that has not begun knows no fingerprint. */
    static final ReplaySplit START = new ReplaySplit(0, 0);

    @Override
    public String splitId() {
        return "replay";
    }

    /** Two numbers, big-endian. */
    static final class Serializer implements SimpleVersionedSerializer<ReplaySplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(ReplaySplit split) {
            return ByteBuffer.allocate(12)
                    .putInt(split.next)
                    .putLong(split.fingerprint)
                    .array();
        }

        @Override
        public ReplaySplit deserialize(int version, byte[] bytes) throws IOException {
            if (version != 1 || bytes.length != 12) {
                throw new IOException(
                        "a replay position has version 1 and 12 bytes, version=" + version + " size=" + bytes.length);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new ReplaySplit(buffer.getInt(), buffer.getLong());
        }
    }
}
