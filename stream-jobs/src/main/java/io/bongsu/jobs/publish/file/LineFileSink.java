package io.bongsu.jobs.publish.file;

import io.bongsu.jobs.diagnose.FileError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * One file of lines, exactly once; for parallelism 1.
 *
 * <p>Shape: lines become visible with the checkpoint that holds them. A job that starts afresh replaces the file: {@link
 * #prepare} before it; one that resumes cuts off what its checkpoint does not know of.
 *
 * <p>Errors: CEP-7004 for a path that cannot be written.
 */
public final class LineFileSink<T> implements Sink<T>, SupportsCommitter<Lines>, SupportsWriterState<T, Long> {
    private static final long serialVersionUID = 1L;

    private final OutputFile file;
    private final LineFormat<T> format;

    public LineFileSink(OutputFile file, LineFormat<T> format) {
        this.file = file;
        this.format = format;
    }

    /** Makes the file, empty unless the job resumes; tells early when it cannot be written. */
    public static void prepare(Path path, boolean resume) throws IOException {
        Path absolute = path.toAbsolutePath();
        try {
            if (absolute.getParent() != null) {
                Files.createDirectories(absolute.getParent());
            }
            if (resume && Files.exists(absolute)) {
                if (!Files.isWritable(absolute)) {
                    throw new IOException("not writable");
                }
            } else {
                Files.write(absolute, new byte[0]);
            }
        } catch (IOException e) {
            throw new IOException(
                    FileError.OUTPUT_FILE.message("an output file must be writable, path=" + path + " cause=" + e
                            + ". Cure: check the name and its rights"),
                    e);
        }
    }

    @Override
    public LineWriter<T> createWriter(WriterInitContext context) {
        return new LineWriter<>(format, 0);
    }

    @Override
    public StatefulSinkWriter<T, Long> restoreWriter(WriterInitContext context, Collection<Long> offsets) {
        return new LineWriter<>(
                format, offsets.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    @Override
    public Committer<Lines> createCommitter(CommitterInitContext context) {
        return new LineCommitter(file);
    }

    @Override
    public SimpleVersionedSerializer<Lines> getCommittableSerializer() {
        return new Lines.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Long> getWriterStateSerializer() {
        return new OffsetSerializer();
    }
}
