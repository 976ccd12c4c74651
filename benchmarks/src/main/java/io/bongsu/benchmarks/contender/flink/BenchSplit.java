package io.bongsu.benchmarks.contender.flink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Every {@code stride}-th event, the next of them at {@code next}. */
record BenchSplit(int number, int stride, long next) implements SourceSplit {
    private static final int BYTES = 16;

    @Override
    public String splitId() {
        return "bench-" + number;
    }

    /** Three numbers, big-endian. */
    static final class Serializer implements SimpleVersionedSerializer<BenchSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(BenchSplit split) {
            return ByteBuffer.allocate(BYTES)
                    .putInt(split.number)
                    .putInt(split.stride)
                    .putLong(split.next)
                    .array();
        }

        @Override
        public BenchSplit deserialize(int version, byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new BenchSplit(buffer.getInt(), buffer.getInt(), buffer.getLong());
        }
    }

    /** Splits one after the other: what an enumerator has not yet assigned. */
    static final class ListSerializer implements SimpleVersionedSerializer<List<BenchSplit>> {
        private final Serializer one = new Serializer();

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(List<BenchSplit> splits) {
            ByteBuffer buffer = ByteBuffer.allocate(BYTES * splits.size());
            splits.forEach(split -> buffer.put(one.serialize(split)));
            return buffer.array();
        }

        @Override
        public List<BenchSplit> deserialize(int version, byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            List<BenchSplit> splits = new ArrayList<>();
            byte[] split = new byte[BYTES];
            while (buffer.hasRemaining()) {
                buffer.get(split);
                splits.add(one.deserialize(version, split));
            }
            return splits;
        }
    }
}
