package io.bongsu.benchmarks.stream;

import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.schemas.EventCatalog;
import org.apache.avro.Schema;

/**
 * Ticks of many keys: first one of each key, then ticks of a tenth of the keys, a tenth that drifts through all of them so
 * that each is touched some eight times in passing.
 *
 * <p>Shape: an even index has an even key, an odd one an odd key, so that with two subtasks of a source the ticks of a key
 * come one after the other. A key's ticks are all equally late, up to 200 ms.
 *
 * <p>Unit: 20 events per ms of event time. Lengths of rounds do not count the first tick of each key.
 */
public final class Ticks implements EventStream {
    public static final String TICK = "Tick";

    private static final long serialVersionUID = 1L;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final int PER_MILLI = 20;
    private static final int TOUCHES = 8;
    private static final int PARTS = 10;
    private static final int RECORD_BYTES = 40;
    private static final EventCatalog CATALOG = EventCatalog.builtin()
            .with(new Schema.Parser()
                    .parse("{'type':'record','name':'Tick','namespace':'io.bongsu.benchmarks','latenessMillis':200,"
                                    .replace('\'', '"')
                            + "'fields':[{'name':'eventId','type':'string'},{'name':'ts','type':'long'},{'name':'k','type':'string'}]}"
                                    .replace('\'', '"')));

    private final long seed;
    private final int keys;

    public Ticks(long seed, int keys) {
        if (keys < 2 * PARTS || keys % 2 != 0) {
            throw new IllegalArgumentException("ticks have an even number of keys, at least 20, keys=" + keys);
        }
        this.seed = seed;
        this.keys = keys;
    }

    /** How many events come first, one for each key. */
    public int keys() {
        return keys;
    }

    /** Events after the first ones until nearly each key of the touched tenth has been touched: three for each. */
    public long settlesAfter() {
        return 3L * keys / PARTS;
    }

    @Override
    public EventCatalog catalog() {
        return CATALOG;
    }

    @Override
    public RawRecord record(long index) {
        int key = key(index);
        byte[] bytes = new AvroBytes(RECORD_BYTES)
                .text("e" + index)
                .number(timeMillis(index, key))
                .text(ReportReads.keyName(key))
                .toByteArray();
        return new RawRecord(TICK, Encoding.AVRO, bytes, TOPIC, 0, index, RawRecord.NO_TIMESTAMP);
    }

    private int key(long index) {
        if (index < keys) {
            return (int) index;
        }
        long after = index - keys;
        int pairs = keys / 2;
        long drift = after / (2 * TOUCHES);
        long pair = (drift + Draw.below(Draw.at(seed, index), pairs / PARTS)) % pairs;
        return (int) (2 * pair + index % 2);
    }

    @Override
    public long timeMillis(long index) {
        return timeMillis(index, key(index));
    }

    private long timeMillis(long index, int key) {
        return START_MILLIS + index / PER_MILLI - Draw.lateMillis(Draw.at(seed + 1, key), latenessMillis());
    }

    @Override
    public long latenessMillis() {
        return 200;
    }

    @Override
    public long decidedMillis(long events) {
        return EventStream.super.decidedMillis(keys + events);
    }

    /** The number of a key's name. */
    public static int keyNumber(String name) {
        return Integer.parseInt(name, 1, name.length(), 10);
    }
}
