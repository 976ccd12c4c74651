package io.bongsu.jobs.raise;

import io.bongsu.engine.alert.AlertLife;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.jobs.state.DetectionFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is kept under one fingerprint: the alert's life, and detections that event time has not reached.
 *
 * <p>Shape: detections are taken in order of (time, key text, sequence). Bytes: version, life, detections.
 */
final class Situation {
    private static final int VERSION = 1;
    private static final DetectionFormat DETECTION = new DetectionFormat();
    private static final Comparator<Detection> ORDER = Comparator.comparingLong(Detection::timeMillis)
            .thenComparing(detection -> detection.key().toString())
            .thenComparingLong(Detection::sequence);

    private final AlertLife life;
    private final List<Detection> waiting = new ArrayList<>();

    private Situation(AlertLife life) {
        this.life = life;
    }

    static Situation read(String fingerprint, byte[] bytes) {
        if (bytes == null) {
            return new Situation(new AlertLife(fingerprint));
        }
        StateInput in = new StateInput(bytes, Map.of());
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException(
                    "a situation's state has a known version, version=" + version + " fingerprint=" + fingerprint);
        }
        byte[] lifeBytes = new byte[in.readCount()];
        for (int i = 0; i < lifeBytes.length; i++) {
            lifeBytes[i] = (byte) in.readByte();
        }
        Situation situation = new Situation(AlertLife.decode(fingerprint, lifeBytes));
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            situation.waiting.add(DETECTION.read(in));
        }
        return situation;
    }

    byte[] written() {
        StateOutput out = new StateOutput();
        out.writeByte(VERSION);
        byte[] lifeBytes = life.encode();
        out.writeSize(lifeBytes.length);
        for (byte one : lifeBytes) {
            out.writeByte(one);
        }
        out.writeSize(waiting.size());
        waiting.forEach(detection -> DETECTION.write(detection, out));
        return out.toByteArray();
    }

    AlertLife life() {
        return life;
    }

    void await(Detection detection) {
        waiting.add(detection);
    }

    /** Takes the detections that event time has reached, in order. */
    List<Detection> takeDue(long watermarkMillis) {
        List<Detection> due = new ArrayList<>();
        for (Detection detection : waiting) {
            if (detection.timeMillis() <= watermarkMillis) {
                due.add(detection);
            }
        }
        waiting.removeIf(detection -> detection.timeMillis() <= watermarkMillis);
        due.sort(ORDER);
        return due;
    }

    boolean canBeForgotten(long watermarkMillis) {
        return waiting.isEmpty() && life.forgetAtMillis() <= watermarkMillis;
    }
}
