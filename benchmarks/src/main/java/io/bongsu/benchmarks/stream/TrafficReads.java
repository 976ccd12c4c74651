package io.bongsu.benchmarks.stream;

import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventCatalog;

/**
 * Reads of 4,000 cameras, a fifth of them at one camera in a hundred; now and then traffic stands at a camera for a minute.
 *
 * <p>Shape: one read each {@code everyMicros} of event time, at least {@value #FASTEST_MICROS}. A camera never reads twice
 * in one ms, so that rows of a window have one order in every system. An eighth of the cameras has a slow line: its reads
 * come up to 200 ms late.
 */
public final class TrafficReads implements EventStream {
    private static final long serialVersionUID = 1L;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final int FASTEST_MICROS = 100;
    private static final int SLOTS = 1_000 / FASTEST_MICROS;
    private static final int CAMERAS_PER_SLOT = 400;
    private static final long JAM_MILLIS = 60_000;

    private final long seed;
    private final long everyMicros;

    public TrafficReads(long seed, long everyMicros) {
        if (everyMicros < FASTEST_MICROS) {
            throw new IllegalArgumentException(
                    "reads come at most each " + FASTEST_MICROS + " µs, everyMicros=" + everyMicros);
        }
        this.seed = seed;
        this.everyMicros = everyMicros;
    }

    @Override
    public EventCatalog catalog() {
        return CameraRead.catalog();
    }

    @Override
    public RawRecord record(long index) {
        int camera = camera(index);
        return CameraRead.record(
                index,
                timeMillis(index, camera),
                "C" + (10_000 + camera),
                "Z" + (100 + camera % 50),
                "P" + (100_000 + Draw.below(Draw.at(seed + 1, index), 500_000)),
                speed(index, camera));
    }

    /** Each place within a ms has cameras of its own. */
    private int camera(long index) {
        int slot = (int) (index % SLOTS);
        return slot + SLOTS * Draw.skewedBelow(Draw.at(seed, index), CAMERAS_PER_SLOT);
    }

    private double speed(long index, int camera) {
        long stretch = elapsedMillis(index) / JAM_MILLIS;
        boolean jam = Draw.at(seed + 2, camera * 1_000_003L + stretch) % 16 == 0;
        long draw = Draw.at(seed + 3, index);
        return jam ? 5 + 0.5 * Draw.below(draw, 25) : 40 + 0.5 * Draw.below(draw, 100);
    }

    @Override
    public long timeMillis(long index) {
        return timeMillis(index, camera(index));
    }

    private long timeMillis(long index, int camera) {
        return START_MILLIS + elapsedMillis(index) - Draw.lateMillis(Draw.at(seed + 4, camera), latenessMillis());
    }

    private long elapsedMillis(long index) {
        return index * everyMicros / 1_000;
    }

    @Override
    public long latenessMillis() {
        return 200;
    }
}
