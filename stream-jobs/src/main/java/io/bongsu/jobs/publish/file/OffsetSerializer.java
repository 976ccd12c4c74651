package io.bongsu.jobs.publish.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A place in a file: 8 bytes. */
final class OffsetSerializer implements SimpleVersionedSerializer<Long> {
    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(Long offset) {
        return ByteBuffer.allocate(8).putLong(offset).array();
    }

    @Override
    public Long deserialize(int version, byte[] bytes) throws IOException {
        if (version != 1 || bytes.length != 8) {
            throw new IOException("an offset has version 1 and 8 bytes, version=" + version + " size=" + bytes.length);
        }
        return ByteBuffer.wrap(bytes).getLong();
    }
}
