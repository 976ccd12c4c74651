package io.bongsu.jobs.source.replay;

import io.bongsu.jobs.source.RawRecord;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The records of all files in order of event time; of one time, in order of files and places.
 *
 * <p>Shape: a record whose time cannot be read has the time of the one before it in its file (or the very first place).
 *
 * <p>Unit: ms, event time. Cost: one pass over the files; 32 bytes a record.
 *
 * <p>Errors: {@link ReplayException} for a missing or damaged file.
 */
public final class ReplayIndex implements Closeable {
    private final List<EventFile> files;
    private final IntArrayList file = new IntArrayList();
    private final LongArrayList position = new LongArrayList();
    private final IntArrayList size = new IntArrayList();
    private final LongArrayList number = new LongArrayList();
    private final LongArrayList time = new LongArrayList();
    private int[] order = new int[0];

    private ReplayIndex(List<EventFile> files) {
        this.files = files;
    }

    public static ReplayIndex of(List<Path> paths) throws IOException {
        List<EventFile> files = new ArrayList<>();
        ReplayIndex index = new ReplayIndex(files);
        try {
            for (int i = 0; i < paths.size(); i++) {
                files.add(EventFile.open(paths.get(i), i));
                index.add(i);
            }
        } catch (IOException e) {
            index.close();
            throw e;
        }
        index.sort();
        return index;
    }

    private void add(int ordinal) throws IOException {
        long[] last = {EventFile.Visitor.UNREADABLE};
        files.get(ordinal).visit((at, length, count, millis) -> {
            if (millis != EventFile.Visitor.UNREADABLE) {
                last[0] = millis;
            }
            file.add(ordinal);
            position.add(at);
            size.add(length);
            number.add(count);
            time.add(last[0]);
        });
    }

    private void sort() {
        order = new int[time.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        LongArrays.radixSortIndirect(order, time.elements(), 0, order.length, true);
    }

    public int size() {
        return order.length;
    }

    /** Time of the record at a place of the order. */
    public long timeMillis(int place) {
        return time.getLong(order[place]);
    }

    public RawRecord read(int place) throws IOException {
        int entry = order[place];
        return files.get(file.getInt(entry)).read(position.getLong(entry), size.getInt(entry), number.getLong(entry));
    }

    /** A number that changes when the files' records change place, size or time. */
    public long fingerprint() {
        long hash = order.length;
        for (int entry = 0; entry < order.length; entry++) {
            hash = 31 * hash + time.getLong(entry);
            hash = 31 * hash + position.getLong(entry);
            hash = 31 * hash + size.getInt(entry);
        }
        return hash;
    }

    /** Schemas that the Avro containers were written with, without repeats, in order of files. */
    public List<Schema> writerSchemas() {
        Map<Schema, Schema> schemas = new LinkedHashMap<>();
        for (EventFile one : files) {
            one.writerSchema().ifPresent(schema -> schemas.putIfAbsent(schema, schema));
        }
        return List.copyOf(schemas.values());
    }

    @Override
    public void close() throws IOException {
        for (EventFile one : files) {
            one.close();
        }
    }
}
