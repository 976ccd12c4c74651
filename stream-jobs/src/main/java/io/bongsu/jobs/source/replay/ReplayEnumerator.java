package io.bongsu.jobs.source.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Gives the one split to the one reader. Its state is the split while no reader has it. */
final class ReplayEnumerator implements SplitEnumerator<ReplaySplit, Optional<ReplaySplit>> {
    private final SplitEnumeratorContext<ReplaySplit> context;
    private Optional<ReplaySplit> unassigned;

    ReplayEnumerator(SplitEnumeratorContext<ReplaySplit> context, Optional<ReplaySplit> unassigned) {
        this.context = context;
        this.unassigned = unassigned;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<ReplaySplit> splits, int subtask) {
        splits.forEach(split -> unassigned = Optional.of(split));
        if (context.registeredReaders().containsKey(subtask)) {
            addReader(subtask);
        }
    }

    @Override
    public void addReader(int subtask) {
        if (subtask == 0) {
            unassigned.ifPresent(split -> context.assignSplit(split, subtask));
            unassigned = Optional.empty();
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public Optional<ReplaySplit> snapshotState(long checkpoint) {
        return unassigned;
    }

    @Override
    public void close() {}

    /** Nothing, or the split. */
    static final class Serializer implements SimpleVersionedSerializer<Optional<ReplaySplit>> {
        private final ReplaySplit.Serializer split = new ReplaySplit.Serializer();

        @Override
        public int getVersion() {
            return split.getVersion();
        }

        @Override
        public byte[] serialize(Optional<ReplaySplit> state) {
            return state.map(split::serialize).orElse(ByteBuffer.allocate(0).array());
        }

        @Override
        public Optional<ReplaySplit> deserialize(int version, byte[] bytes) throws IOException {
            return bytes.length == 0 ? Optional.empty() : Optional.of(split.deserialize(version, bytes));
        }
    }
}
