package io.bongsu.jobs.source.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bongsu.jobs.diagnose.FileError;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/**
 * A file with one JSON object a line. Blank lines are no records. A record's position is its first byte.
 *
 * <p>Cost: visiting reads the file once; a record is one positioned read.
 */
final class JsonLines implements EventFile {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path path;
    private final Path named;
    private final int ordinal;
    private final FileChannel channel;

    JsonLines(Path path, Path named, int ordinal) throws IOException {
        this.path = path;
        this.named = named;
        this.ordinal = ordinal;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** The lines of a gzip file, unpacked to a temporary file that goes when the JVM does. */
    static JsonLines unpacked(Path packed, int ordinal) throws IOException {
        Path plain = Files.createTempFile("bongsu-events-", ".jsonl");
        plain.toFile().deleteOnExit();
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)))) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ReplayException(
                    FileError.EVENT_FILE.message("a gzip event file must be whole, path=" + packed + " cause=" + e), e);
        }
        return new JsonLines(plain, packed, ordinal);
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        long position = 0;
        long number = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            int next;
            do {
                next = in.read();
                if (next >= 0 && next != '\n') {
                    line.write(next);
                } else if (next == '\n' || line.size() > 0) {
                    number++;
                    byte[] bytes = line.toByteArray();
                    if (!isBlank(bytes)) {
                        visitor.record(position, bytes.length, number, timeOf(bytes));
                    }
                    position += bytes.length + 1L;
                    line.reset();
                }
            } while (next >= 0);
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    static long timeOf(byte[] line) {
        long time = Visitor.UNREADABLE;
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Visitor.UNREADABLE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isTime = parser.currentName().equals("ts");
                JsonToken value = parser.nextToken();
                if (isTime) {
                    time = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : Visitor.UNREADABLE;
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            return Visitor.UNREADABLE;
        }
        return time;
    }

    @Override
    public RawRecord read(long position, int size, long number) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new ReplayException(FileError.EVENT_FILE.message(
                        "an event file must not change while it is replayed, path=" + named));
            }
        }
        return new RawRecord(
                "",
                Encoding.JSON,
                buffer.array(),
                named.getFileName().toString(),
                ordinal,
                number,
                RawRecord.NO_TIMESTAMP);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!path.equals(named)) {
            Files.deleteIfExists(path);
        }
    }
}
