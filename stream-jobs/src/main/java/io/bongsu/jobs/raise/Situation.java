package io.bongsu.jobs.raise;

import io.bongsu.engine.alert.AlertLife;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timer.DueQueue;
import io.bongsu.jobs.state.DetectionFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is kept under one fingerprint: the alert's life, and detections that event time has not reached.
 *
 * <p>Shape: detections are taken in order of (time, key text, sequence). Bytes: version, time of its timer, life, detections.
 * The timer is never later than what is due, and is set only when the situation is written.
 */
final class Situation extends DueQueue.Entry {
    private static final int VERSION = 2;
    private static final DetectionFormat DETECTION = new DetectionFormat();
    private static final Comparator<Detection> ORDER = Comparator.comparingLong(Detection::timeMillis)
            .thenComparing(detection -> detection.key().toString())
            .thenComparingLong(Detection::sequence);

    private final String fingerprint;
    private AlertLife life;
    private final List<Detection> waiting = new ArrayList<>(2);
    private long firstWaitingMillis = DueQueue.NEVER;
    private long timerMillis = DueQueue.NEVER;
    private boolean dirty;
    private boolean stored;

    Situation(String fingerprint) {
        this.fingerprint = fingerprint;
        this.life = new AlertLife(fingerprint);
    }

    /** As it was written. Errors: {@link StateException} for bytes that are not a situation. */
    static Situation decode(String fingerprint, byte[] bytes) {
        StateInput in = new StateInput(bytes, Map.of());
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException(
                    "a situation's state has a known version, version=" + version + " fingerprint=" + fingerprint);
        }
        Situation situation = new Situation(fingerprint);
        situation.timerMillis = in.readLong();
        situation.life = AlertLife.read(fingerprint, in);
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            situation.await(DETECTION.read(in));
        }
        situation.stored = true;
        return situation;
    }

    byte[] encode() {
        StateOutput out = new StateOutput();
        out.writeByte(VERSION);
        out.writeLong(timerMillis);
        life.write(out);
        out.writeSize(waiting.size());
        waiting.forEach(detection -> DETECTION.write(detection, out));
        return out.toByteArray();
    }

    String fingerprint() {
        return fingerprint;
    }

    AlertLife life() {
        return life;
    }

    void await(Detection detection) {
        waiting.add(detection);
        firstWaitingMillis = Math.min(firstWaitingMillis, detection.timeMillis());
    }

    /** Takes the detections that event time has reached, in order. */
    List<Detection> takeDue(long watermarkMillis) {
        if (firstWaitingMillis > watermarkMillis) {
            return List.of();
        }
        List<Detection> due = new ArrayList<>(waiting.size());
        List<Detection> later = new ArrayList<>(0);
        for (Detection detection : waiting) {
            (detection.timeMillis() <= watermarkMillis ? due : later).add(detection);
        }
        waiting.clear();
        firstWaitingMillis = DueQueue.NEVER;
        later.forEach(this::await);
        due.sort(ORDER);
        return due;
    }

    /** When there is something to do: to take a detection, or to forget; {@link DueQueue#NEVER} while the alert is open. */
    long nextDueMillis() {
        return waiting.isEmpty() ? life.forgetAtMillis() : firstWaitingMillis;
    }

    /** Whether nothing is kept that could ever matter. */
    boolean isOver(long watermarkMillis) {
        return waiting.isEmpty() && life.forgetAtMillis() <= watermarkMillis;
    }

    /** Forgets the life that is over, so that what comes later does not depend on how long it stayed on the heap. */
    void forget() {
        life = new AlertLife(fingerprint);
    }

    /** Time of the Flink timer that will ask for the situation, or {@link DueQueue#NEVER}. */
    long timerMillis() {
        return timerMillis;
    }

    void timer(long millis) {
        timerMillis = millis;
    }

    boolean isDirty() {
        return dirty;
    }

    void dirty(boolean dirty) {
        this.dirty = dirty;
    }

    /** Whether keyed state has bytes of it, of now or before. */
    boolean isStored() {
        return stored;
    }

    void stored(boolean stored) {
        this.stored = stored;
    }
}
