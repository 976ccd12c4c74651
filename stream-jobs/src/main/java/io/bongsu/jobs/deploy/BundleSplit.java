package io.bongsu.jobs.deploy;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A bundle is never split; Flink asks for the type and its serializers all the same. */
record BundleSplit() implements SourceSplit {
    static final SimpleVersionedSerializer<BundleSplit> SERIALIZER = new Constant<>(new BundleSplit());
    static final SimpleVersionedSerializer<Boolean> ENUMERATOR = new Constant<>(Boolean.TRUE);

    @Override
    public String splitId() {
        return "bundle";
    }

    private record Constant<T>(T value) implements SimpleVersionedSerializer<T> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(T ignored) {
            return new byte[0];
        }

        @Override
        public T deserialize(int version, byte[] bytes) {
            return value;
        }
    }
}
