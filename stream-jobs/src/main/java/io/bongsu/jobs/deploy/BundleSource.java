package io.bongsu.jobs.deploy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A fixed bundle of plans as a source of one element.
 *
 * <p>Shape: sends the bundle once after every start, restored or not: the same bundle again changes nothing. Bounded, it
 * ends then; unbounded, it stays without sending more.
 */
public final class BundleSource implements Source<byte[], BundleSplit, Boolean> {
    private static final long serialVersionUID = 1L;

    private final byte[] bundle;
    private final Boundedness boundedness;

    public BundleSource(byte[] bundle, Boundedness boundedness) {
        this.bundle = bundle.clone();
        this.boundedness = boundedness;
    }

    @Override
    public Boundedness getBoundedness() {
        return boundedness;
    }

    @Override
    public SourceReader<byte[], BundleSplit> createReader(SourceReaderContext context) {
        return new Reader(bundle, boundedness);
    }

    @Override
    public SplitEnumerator<BundleSplit, Boolean> createEnumerator(SplitEnumeratorContext<BundleSplit> context) {
        return new Nothing();
    }

    @Override
    public SplitEnumerator<BundleSplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<BundleSplit> context, Boolean state) {
        return new Nothing();
    }

    @Override
    public SimpleVersionedSerializer<BundleSplit> getSplitSerializer() {
        return BundleSplit.SERIALIZER;
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return BundleSplit.ENUMERATOR;
    }

    private static final class Reader implements SourceReader<byte[], BundleSplit> {
        private final byte[] bundle;
        private final Boundedness boundedness;
        private final CompletableFuture<Void> available = CompletableFuture.completedFuture(null);
        private final CompletableFuture<Void> never = new CompletableFuture<>();
        private boolean sent;

        Reader(byte[] bundle, Boundedness boundedness) {
            this.bundle = bundle;
            this.boundedness = boundedness;
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<byte[]> output) {
            if (!sent) {
                sent = true;
                output.collect(bundle);
            }
            if (boundedness == Boundedness.BOUNDED) {
                return InputStatus.END_OF_INPUT;
            }
            output.markIdle();
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return sent ? never : available;
        }

        @Override
        public List<BundleSplit> snapshotState(long checkpoint) {
            return List.of();
        }

        @Override
        public void addSplits(List<BundleSplit> splits) {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }

    private static final class Nothing implements SplitEnumerator<BundleSplit, Boolean> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<BundleSplit> splits, int subtask) {}

        @Override
        public void addReader(int subtask) {}

        @Override
        public Boolean snapshotState(long checkpoint) {
            return Boolean.TRUE;
        }

        @Override
        public void close() {}
    }
}
