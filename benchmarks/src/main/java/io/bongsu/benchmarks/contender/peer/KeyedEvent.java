package io.bongsu.benchmarks.contender.peer;

import io.bongsu.jobs.source.RawRecord;

/**
 * A report or a read of a key: time, number and key, whatever else the record holds.
 *
 * <p>Shape: a JavaBean, because Esper reads properties by getters.
 */
public final class KeyedEvent implements PeerEvent {
    public static final String REPORT = "Report";
    public static final String READ = "Read";

    private final boolean report;
    private final long ts;
    private final long seq;
    private final String k;

    public KeyedEvent(boolean report, long ts, long seq, String k) {
        this.report = report;
        this.ts = ts;
        this.seq = seq;
        this.k = k;
    }

    /** Reads a record of either stream; eventId, ts and k come first in both. */
    public static KeyedEvent read(RawRecord record) {
        FieldReader in = new FieldReader(record.bytes());
        long ts = in.skipText().number();
        return new KeyedEvent(REPORT.equals(record.stream()), ts, record.offset(), in.text());
    }

    public boolean isReport() {
        return report;
    }

    @Override
    public long timeMillis() {
        return ts;
    }

    @Override
    public long index() {
        return seq;
    }

    public long getTs() {
        return ts;
    }

    public long getSeq() {
        return seq;
    }

    public String getK() {
        return k;
    }

    /** Flink CEP wants events that know their equals: a stream's index names its event. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyedEvent event && seq == event.seq;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seq);
    }
}
