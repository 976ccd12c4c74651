package io.bongsu.jobs.source.replay;

import io.bongsu.jobs.diagnose.FileError;
import io.bongsu.jobs.source.RawRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One file of events whose records can be read in any order.
 *
 * <p>Shape: a record's {@code position} is the file's own affair; its {@code number} counts from 1 as an editor does.
 *
 * <p>Errors: {@link ReplayException}.
 */
interface EventFile extends Closeable {
    /** Tells place, size, number and time of every record, in the file's order. */
    interface Visitor {
        /** Time of a record whose time cannot be read. */
        long UNREADABLE = Long.MIN_VALUE;

        void record(long position, int size, long number, long timeMillis);
    }

    void visit(Visitor visitor) throws IOException;

    RawRecord read(long position, int size, long number) throws IOException;

    /** The schema that an Avro container was written with. */
    default Optional<Schema> writerSchema() {
        return Optional.empty();
    }

    /** Opens a file by what its first bytes say it is; {@code ordinal} is its place in the list of files. */
    static EventFile open(Path path, int ordinal) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ReplayException(FileError.EVENT_FILE.message("an event file must be a file, not a folder, path="
                    + path + ". Cure: name the files, for example " + path + "/*.jsonl"));
        }
        byte[] magic = new byte[4];
        int read;
        try (InputStream in = Files.newInputStream(path)) {
            read = in.readNBytes(magic, 0, 4);
        } catch (NoSuchFileException e) {
            throw new ReplayException(
                    FileError.EVENT_FILE.message(
                            "an event file must exist, path=" + path + ". Cure: check the name after --events"),
                    e);
        } catch (IOException e) {
            throw new ReplayException(
                    FileError.EVENT_FILE.message("an event file must be readable, path=" + path + " cause=" + e), e);
        }
        if (read == 4 && magic[0] == 'O' && magic[1] == 'b' && magic[2] == 'j' && magic[3] == 1) {
            return new AvroContainer(path, ordinal);
        }
        boolean gzip = read >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return gzip ? JsonLines.unpacked(path, ordinal) : new JsonLines(path, path, ordinal);
    }
}
