package io.bongsu.jobs.publish.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/** Collects lines between barriers; its state is where in the file the next line belongs. */
final class LineWriter<T> implements StatefulSinkWriter<T, Long>, CommittingSinkWriter<T, Lines> {
    private final LineFormat<T> format;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long offset;

    LineWriter(LineFormat<T> format, long offset) {
        this.format = format;
        this.offset = offset;
    }

    @Override
    public void write(T record, Context context) {
        pending.writeBytes((format.line(record) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<Lines> prepareCommit() {
        if (pending.size() == 0) {
            return List.of();
        }
        Lines lines = new Lines(offset, pending.toByteArray());
        offset += pending.size();
        pending.reset();
        return List.of(lines);
    }

    @Override
    public List<Long> snapshotState(long checkpointId) {
        return List.of(offset);
    }

    @Override
    public void close() {}
}
