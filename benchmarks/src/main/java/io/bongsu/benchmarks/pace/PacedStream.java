package io.bongsu.benchmarks.pace;

import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventCatalog;

/**
 * A stream that tells {@link PaceClock} when its events leave.
 *
 * <p>Shape: with {@code wallTime} an event's time is the wall clock's when it was due, less a lateness of its own: one in
 * eight is up to the stream's lateness old. Such a stream is for one round, once.
 *
 * <p>Cost: one look at the clock; with {@code wallTime} one more copy of the bytes.
 */
public record PacedStream(EventStream events, boolean wallTime) implements EventStream {
    private static final int ONE_IN = 8;

    @Override
    public EventCatalog catalog() {
        return events.catalog();
    }

    @Override
    public RawRecord record(long index) {
        PaceClock.current().leaves(index);
        RawRecord record = events.record(index);
        if (!wallTime) {
            return record;
        }
        return new RawRecord(
                record.stream(),
                record.encoding(),
                withTime(record.bytes(), timeMillis(index)),
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestampMillis());
    }

    /** The event id is first, its time second. */
    private static byte[] withTime(byte[] bytes, long timeMillis) {
        int from = 1 + bytes[0] / 2;
        int to = from;
        while (bytes[to] < 0) {
            to++;
        }
        to++;
        byte[] time = new byte[10];
        int length = 0;
        for (long left = timeMillis << 1; left != 0; left >>>= 7) {
            time[length++] = (byte) (left & 0x7f | (left >>> 7 != 0 ? 0x80 : 0));
        }
        byte[] timed = new byte[bytes.length - (to - from) + length];
        System.arraycopy(bytes, 0, timed, 0, from);
        System.arraycopy(time, 0, timed, from, length);
        System.arraycopy(bytes, to, timed, from + length, bytes.length - to);
        return timed;
    }

    @Override
    public long timeMillis(long index) {
        if (!wallTime) {
            return events.timeMillis(index);
        }
        long mixed = (index + 1) * 0x9e3779b97f4a7c15L;
        mixed ^= mixed >>> 29;
        long late = mixed % ONE_IN == 0 ? (mixed >>> 8) % latenessMillis() : 0;
        return PaceClock.current().madeMillis(index) - Math.max(0, late);
    }

    @Override
    public long latenessMillis() {
        return events.latenessMillis();
    }
}
