package io.bongsu.jobs.publish.file;

import io.bongsu.jobs.diagnose.FileError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;

/**
 * Puts lines into the file at their place.
 *
 * <p>Shape: a commit cuts the file at its offset and appends its bytes, so that doing it again, after a crash between any
 * two steps, ends in the same file.
 *
 * <p>Errors: IOException with code CEP-7004 for a file that cannot be written, or that lost bytes that were committed.
 */
final class LineCommitter implements Committer<Lines> {
    private final Path path;
    private final long base;

    LineCommitter(OutputFile file) {
        this.path = file.file();
        this.base = file.base();
    }

    @Override
    public void commit(Collection<CommitRequest<Lines>> requests) throws IOException {
        List<Lines> ordered = new ArrayList<>();
        requests.forEach(request -> ordered.add(request.getCommittable()));
        ordered.sort(Comparator.comparingLong(Lines::offset));
        put(ordered);
    }

    void put(List<Lines> ordered) throws IOException {
        if (ordered.isEmpty()) {
            return;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (Lines lines : ordered) {
                put(lines, file);
            }
            file.force(true);
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("CEP-")
                    ? e
                    : new IOException(
                            FileError.OUTPUT_FILE.message("an output file must be writable, path=" + path + " cause="
                                    + e + ". Cure: check rights and free space"),
                            e);
        }
    }

    /** Lines before the file's base stand in an earlier file already. */
    private void put(Lines lines, FileChannel file) throws IOException {
        long from = Math.max(lines.offset(), base);
        if (from > lines.offset() && from >= lines.offset() + lines.bytes().length) {
            return;
        }
        long place = from - base;
        if (file.size() < place) {
            throw new IOException(
                    FileError.OUTPUT_FILE.message("an output file must keep what was committed, path=" + path
                            + " size=" + file.size() + " committed=" + place
                            + ". Cure: restore the file, or start without --resume"));
        }
        file.truncate(place);
        ByteBuffer bytes = ByteBuffer.wrap(lines.bytes()).position((int) (from - lines.offset()));
        while (bytes.hasRemaining()) {
            place += file.write(bytes, place);
        }
    }

    @Override
    public void close() {}
}
