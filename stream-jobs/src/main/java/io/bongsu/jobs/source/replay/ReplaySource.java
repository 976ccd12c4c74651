package io.bongsu.jobs.source.replay;

import io.bongsu.jobs.source.RawRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Event files as a bounded source, merged by event time.
 *
 * <p>Shape: one split, for parallelism 1; continues exactly where a checkpoint left it.
 *
 * <p>Errors: {@link ReplayException} when a file is missing, damaged, or not the one of the checkpoint.
 */
public final class ReplaySource implements Source<RawRecord, ReplaySplit, Optional<ReplaySplit>> {
    private static final long serialVersionUID = 1L;

    private final List<String> paths;
    private final Pace pace;

    public ReplaySource(List<Path> paths, Pace pace) {
        this.paths =
                paths.stream().map(path -> path.toAbsolutePath().toString()).toList();
        this.pace = pace;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<RawRecord, ReplaySplit> createReader(SourceReaderContext context) {
        return new ReplayReader(paths.stream().map(Path::of).toList(), pace, System::nanoTime);
    }

    @Override
    public SplitEnumerator<ReplaySplit, Optional<ReplaySplit>> createEnumerator(
            SplitEnumeratorContext<ReplaySplit> context) {
        return new ReplayEnumerator(context, Optional.of(ReplaySplit.START));
    }

    @Override
    public SplitEnumerator<ReplaySplit, Optional<ReplaySplit>> restoreEnumerator(
            SplitEnumeratorContext<ReplaySplit> context, Optional<ReplaySplit> unassigned) {
        return new ReplayEnumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<ReplaySplit> getSplitSerializer() {
        return new ReplaySplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Optional<ReplaySplit>> getEnumeratorCheckpointSerializer() {
        return new ReplayEnumerator.Serializer();
    }
}
