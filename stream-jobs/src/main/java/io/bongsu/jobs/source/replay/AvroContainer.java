package io.bongsu.jobs.source.replay;

import io.bongsu.jobs.diagnose.FileError;
import io.bongsu.jobs.source.AvroCursor;
import io.bongsu.jobs.source.AvroCursor.AvroBytesException;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * An Avro container file. A record's position is the byte at which its block starts, its size its place in the block;
 * records leave single-object encoded, so that decode knows the schema they were written with.
 *
 * <p>Cost: visiting reads the file once; records near each other share one block in memory.
 */
final class AvroContainer implements EventFile {
    private static final int HEADER_BYTES = 10;

    private final Path path;
    private final int ordinal;
    private final DataFileReader<GenericRecord> reader;
    private final byte[] header;
    private long loadedBlock = -1;
    private List<byte[]> loaded = List.of();

    AvroContainer(Path path, int ordinal) throws IOException {
        this.path = path;
        this.ordinal = ordinal;
        try {
            this.reader = new DataFileReader<>(path.toFile(), new GenericDatumReader<>());
        } catch (IOException | AvroRuntimeException e) {
            throw new ReplayException(
                    FileError.EVENT_FILE.message("an Avro file must have a readable header, path=" + path), e);
        }
        this.header = ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(reader.getSchema()))
                .array();
    }

    @Override
    public Optional<Schema> writerSchema() {
        return Optional.of(reader.getSchema());
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        long number = 0;
        seek(0);
        while (hasNext()) {
            long block = reader.previousSync();
            List<byte[]> records = nextBlock();
            for (int i = 0; i < records.size(); i++) {
                number++;
                visitor.record(block, i, number, timeOf(records.get(i)));
            }
        }
    }

    private long timeOf(byte[] record) {
        try {
            Object value = new AvroCursor(record, HEADER_BYTES, record.length).read(reader.getSchema());
            return value instanceof Map<?, ?> fields && fields.get("ts") instanceof Long time
                    ? time
                    : Visitor.UNREADABLE;
        } catch (AvroBytesException e) {
            return Visitor.UNREADABLE;
        }
    }

    @Override
    public RawRecord read(long position, int size, long number) throws IOException {
        if (position != loadedBlock) {
            seek(position);
            loaded = hasNext() ? nextBlock() : List.of();
            loadedBlock = position;
        }
        if (size >= loaded.size()) {
            throw new ReplayException(
                    FileError.EVENT_FILE.message("an event file must not change while it is replayed, path=" + path));
        }
        return new RawRecord(
                "",
                Encoding.AVRO,
                loaded.get(size),
                path.getFileName().toString(),
                ordinal,
                number,
                RawRecord.NO_TIMESTAMP);
    }

    private void seek(long position) throws IOException {
        if (position == 0) {
            reader.sync(0);
        } else {
            reader.seek(position);
        }
    }

    private boolean hasNext() throws IOException {
        try {
            return reader.hasNext();
        } catch (AvroRuntimeException e) {
            throw damaged(e);
        }
    }

    private List<byte[]> nextBlock() throws IOException {
        ByteBuffer block = reader.nextBlock();
        long count = reader.getBlockCount();
        byte[] bytes = new byte[block.remaining()];
        block.get(bytes);
        AvroCursor cursor = new AvroCursor(bytes, 0, bytes.length);
        List<byte[]> records = new ArrayList<>();
        try {
            for (long i = 0; i < count; i++) {
                int from = cursor.position();
                cursor.read(reader.getSchema());
                byte[] record = new byte[HEADER_BYTES + cursor.position() - from];
                System.arraycopy(header, 0, record, 0, HEADER_BYTES);
                System.arraycopy(bytes, from, record, HEADER_BYTES, cursor.position() - from);
                records.add(record);
            }
        } catch (AvroBytesException e) {
            throw damaged(e);
        }
        return records;
    }

    private ReplayException damaged(Exception cause) {
        return new ReplayException(
                FileError.EVENT_FILE.message(
                        "an Avro file must be whole, path=" + path + " cause=" + cause.getMessage()),
                cause);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
