package io.bongsu.benchmarks.stream;

import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.schemas.EventCatalog;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Reports of wanted keys, and reads: of 16 events one is a report, one a read of a key reported up to 80 s before, 14 are
 * reads of keys that nobody ever reports.
 *
 * <p>Shape: keys {@code k0000000} and up, a quarter of them wanted; a fifth of the events falls on a hundredth of the keys.
 * An eighth of the events comes up to 200 ms late. No two events that could tell a pattern's order have one key and one
 * ms: reports have even times, reads of wanted keys odd ones and a delay that is their key's, and the three reports (and
 * reads) of one stretch have keys of different remainders by 3. Half of the awaited reads come within 10 s, a tenth after
 * more than 60 s.
 *
 * <p>Unit: {@code stretchMillis} of event time, an even number, for {@value #STRETCH} events.
 */
public final class ReportReads implements EventStream {
    public static final String REPORT = "Report";
    public static final String READ = "Read";

    private static final long serialVersionUID = 1L;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final int BLOCK = 16;
    private static final int BLOCKS = 3;
    private static final int STRETCH = BLOCK * BLOCKS;
    private static final int LATENESS_MILLIS = 200;
    private static final double LONGEST_WAIT_MILLIS = 80_000;
    private static final int RECORD_BYTES = 64;
    private static final EventCatalog CATALOG = EventCatalog.builtin()
            .with(schema(REPORT, "{'name':'grade','type':'string'}"))
            .with(schema(READ, "{'name':'cameraId','type':'string'},{'name':'speed','type':'double'}"));

    private final long seed;
    private final int keys;
    private final int stretchMillis;

    public ReportReads(long seed, int keys, int stretchMillis) {
        if (stretchMillis < 2 || stretchMillis % 2 != 0) {
            throw new IllegalArgumentException("a stretch lasts an even number of ms, stretchMillis=" + stretchMillis);
        }
        if (keys < 4 * BLOCKS) {
            throw new IllegalArgumentException("a quarter of the keys is wanted, at least 3, keys=" + keys);
        }
        this.seed = seed;
        this.keys = keys;
        this.stretchMillis = stretchMillis;
    }

    private static Schema schema(String name, String fields) {
        String text = "{'type':'record','name':'" + name
                + "','namespace':'io.bongsu.benchmarks','latenessMillis':" + LATENESS_MILLIS
                + ",'fields':[{'name':'eventId','type':'string'},"
                + "{'name':'ts','type':{'type':'long','logicalType':'timestamp-millis'}},{'name':'k','type':'string'},"
                + fields + "]}";
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }

    @Override
    public EventCatalog catalog() {
        return CATALOG;
    }

    @Override
    public long latenessMillis() {
        return LATENESS_MILLIS;
    }

    @Override
    public RawRecord record(long index) {
        long draw = Draw.at(seed, index);
        boolean report = index % BLOCK == 0;
        int key = key(index, draw);
        AvroBytes bytes = new AvroBytes(RECORD_BYTES)
                .text("e" + index)
                .number(timeMillis(index, draw, key))
                .text(keyName(key));
        if (report) {
            bytes.text(draw % 2 == 0 ? "CODE0" : "CODE1");
        } else {
            bytes.text(camera(draw)).real(30 + Draw.below(draw, 90));
        }
        return new RawRecord(
                report ? REPORT : READ, Encoding.AVRO, bytes.toByteArray(), TOPIC, 0, index, RawRecord.NO_TIMESTAMP);
    }

    @Override
    public long timeMillis(long index) {
        long draw = Draw.at(seed, index);
        return timeMillis(index, draw, key(index, draw));
    }

    /** The number of an event's key. */
    public int key(long index) {
        return key(index, Draw.at(seed, index));
    }

    public boolean isReport(long index) {
        return index % BLOCK == 0;
    }

    private long timeMillis(long index, long draw, int key) {
        long stretchStart = START_MILLIS + index / STRETCH * stretchMillis;
        int slot = (int) (index % BLOCK);
        if (slot == 0) {
            return stretchStart - evenLateMillis(draw);
        }
        // What decides between two reads of one wanted key must not change from system to system: a delay of their key.
        long late = key < wanted() ? evenLateMillis(Draw.at(seed + 1, key)) : evenLateMillis(draw);
        return stretchStart + 1 - late;
    }

    private static long evenLateMillis(long draw) {
        return Draw.lateMillis(draw, LATENESS_MILLIS / 2 - 1) * 2;
    }

    private int wanted() {
        return keys / 4;
    }

    private int key(long index, long draw) {
        long block = index / BLOCK;
        int slot = (int) (index % BLOCK);
        if (slot == 0) {
            return reportKey(block);
        }
        if (slot == BLOCK / 2) {
            double part = (draw >>> 11) * 0x1.0p-53;
            long stretches = 1 + (long) (part * part * part * LONGEST_WAIT_MILLIS / stretchMillis);
            long reported = block - stretches * BLOCKS;
            if (reported >= 0) {
                return reportKey(reported);
            }
        }
        return wanted() + Draw.skewedBelow(draw, keys - wanted());
    }

    /** The wanted key of a block: its remainder by 3 is that of the block. */
    private int reportKey(long block) {
        int part = Draw.skewedBelow(Draw.at(seed + 2, block), wanted() / BLOCKS);
        return part * BLOCKS + (int) (block % BLOCKS);
    }

    public static String keyName(int key) {
        char[] name = {'k', '0', '0', '0', '0', '0', '0', '0'};
        int left = key;
        for (int place = name.length - 1; left > 0; place--) {
            name[place] = (char) ('0' + left % 10);
            left /= 10;
        }
        return new String(name);
    }

    private static String camera(long draw) {
        return keyName(Draw.below(draw >>> 7, 4_000));
    }

    /** Reports of the first {@code events} events that are no older than {@code millis} and whose key was not read since. */
    public long openReports(long events, long millis) {
        Map<Integer, LongArrayList> open = new HashMap<>();
        for (long index = 0; index < events; index++) {
            if (isReport(index)) {
                open.computeIfAbsent(key(index), key -> new LongArrayList()).add(timeMillis(index));
            } else if (index % BLOCK == BLOCK / 2) {
                open.remove(key(index));
            }
        }
        long since = START_MILLIS + events / STRETCH * stretchMillis - millis;
        return open.values().stream()
                .mapToLong(
                        times -> times.longStream().filter(time -> time > since).count())
                .sum();
    }
}
