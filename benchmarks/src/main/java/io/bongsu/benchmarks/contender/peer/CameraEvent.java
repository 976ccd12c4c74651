package io.bongsu.benchmarks.contender.peer;

import io.bongsu.jobs.source.RawRecord;

/**
 * A camera read, with the fields that the case asked for; the others are null or 0.
 *
 * <p>Shape: a JavaBean, because Esper reads properties by getters.
 */
public final class CameraEvent implements PeerEvent {
    private final long ts;
    private final long seq;
    private final String camera;
    private final String zone;
    private final String plate;
    private final double speed;

    public CameraEvent(long ts, long seq, String camera, String zone, String plate, double speed) {
        this.ts = ts;
        this.seq = seq;
        this.camera = camera;
        this.zone = zone;
        this.plate = plate;
        this.speed = speed;
    }

    /** Reads the camera alone. */
    public static CameraEvent readCamera(RawRecord record) {
        FieldReader in = new FieldReader(record.bytes());
        return new CameraEvent(in.skipText().number(), record.offset(), in.text(), null, null, 0);
    }

    /** Reads camera and plate. */
    public static CameraEvent readPlate(RawRecord record) {
        FieldReader in = new FieldReader(record.bytes());
        long ts = in.skipText().number();
        String camera = in.text();
        return new CameraEvent(ts, record.offset(), camera, null, in.skipText().text(), 0);
    }

    /** Reads the speed alone. */
    public static CameraEvent readSpeed(RawRecord record) {
        FieldReader in = new FieldReader(record.bytes());
        long ts = in.skipText().number();
        return new CameraEvent(
                ts,
                record.offset(),
                null,
                null,
                null,
                in.skipText().skipText().skipText().real());
    }

    /** Reads camera, zone and speed. */
    public static CameraEvent readZone(RawRecord record) {
        FieldReader in = new FieldReader(record.bytes());
        long ts = in.skipText().number();
        String camera = in.text();
        String zone = in.text();
        return new CameraEvent(
                ts, record.offset(), camera, zone, null, in.skipText().real());
    }

    /** Reads camera and speed. */
    public static CameraEvent readTraffic(RawRecord record) {
        FieldReader in = new FieldReader(record.bytes());
        long ts = in.skipText().number();
        String camera = in.text();
        return new CameraEvent(
                ts,
                record.offset(),
                camera,
                null,
                null,
                in.skipText().skipText().real());
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

    public String getCamera() {
        return camera;
    }

    public String getZone() {
        return zone;
    }

    public String getPlate() {
        return plate;
    }

    public double getSpeed() {
        return speed;
    }

    /** Flink CEP wants events that know their equals: a stream's index names its event. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CameraEvent event && seq == event.seq;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seq);
    }
}
