package io.bongsu.engine.alert;

import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Map;
import java.util.Optional;

/**
 * The life cycle of the alerts of one fingerprint: OPEN → UPDATE → CLOSE, then perhaps again.
 *
 * <p>Shape: one object per fingerprint; feed it detections ordered by (time, key, sequence). An {@code open} row while the
 * alert is open, and an {@code update} or {@code close} row while it is not, change nothing. A rule without a {@code
 * close} statement, or without dedup columns, does not keep alerts open: each accepted row is an episode of its own, held
 * back only by the cooldown.
 *
 * <p>Unit: ms, event time.
 */
public final class AlertLife {
    private static final int VERSION = 2;

    /** Without the time of the last opening and the openings at that time. */
    private static final int VERSION_WITHOUT_OPENINGS = 1;

    private final String fingerprint;
    private boolean open;
    private int sequence;
    private String episodeId = "";
    private long firstEventTimeMillis;
    private long quietUntilMillis = Long.MIN_VALUE;
    private long openedMillis = Long.MIN_VALUE;
    private int openingsThen;

    /** A life without any episode yet. */
    public AlertLife(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** The transition that the detection causes, if any. */
    public Optional<Alert> apply(AlertProgram program, Detection detection) {
        if (detection.leaves()) {
            return Optional.empty();
        }
        return switch (detection.role()) {
            case OPEN -> open(program, detection);
            case UPDATE -> open ? Optional.of(next(program, detection, Transition.UPDATE)) : Optional.empty();
            case CLOSE -> open ? Optional.of(close(program, detection)) : Optional.empty();
            case STEP -> Optional.empty();
        };
    }

    private Optional<Alert> open(AlertProgram program, Detection detection) {
        if (program.rowsStandAlone()) {
            return Optional.ofNullable(program.alone(fingerprint, detection));
        }
        if (open || detection.timeMillis() < quietUntilMillis) {
            return Optional.empty();
        }
        sequence = 0;
        episodeId = newEpisode(detection.timeMillis());
        firstEventTimeMillis = AlertProgram.firstMillis(detection);
        open = program.keepsOpen();
        if (!open) {
            quietUntilMillis = detection.timeMillis() + cooldownMillis(program);
        }
        return Optional.of(next(program, detection, Transition.OPEN));
    }

    /** A function of fingerprint and time, and, for the second opening of one time and on, of its number. */
    private String newEpisode(long timeMillis) {
        openingsThen = timeMillis == openedMillis ? openingsThen + 1 : 1;
        openedMillis = timeMillis;
        Fingerprint episode = Fingerprint.begin().add(fingerprint).add(timeMillis);
        return (openingsThen == 1 ? episode : episode.add(openingsThen)).hex();
    }

    private Alert close(AlertProgram program, Detection detection) {
        Alert alert = next(program, detection, Transition.CLOSE);
        open = false;
        quietUntilMillis = detection.timeMillis() + cooldownMillis(program);
        return alert;
    }

    private static long cooldownMillis(AlertProgram program) {
        return program.rule().alert().cooldownMillis();
    }

    private Alert next(AlertProgram program, Detection detection, Transition transition) {
        sequence++;
        return program.write(detection, fingerprint, episodeId, sequence, transition, firstEventTimeMillis);
    }

    /** Time from which the state can be forgotten (closed and past its cooldown), or Long.MAX_VALUE while it is open. */
    public long forgetAtMillis() {
        return open ? Long.MAX_VALUE : quietUntilMillis;
    }

    public byte[] encode() {
        StateOutput out = new StateOutput();
        write(out);
        return out.toByteArray();
    }

    /** Writes the life; names and events it has none. */
    public void write(StateOutput out) {
        out.writeByte(VERSION);
        out.writeBoolean(open);
        out.writeSize(sequence);
        out.writeString(episodeId);
        out.writeLong(firstEventTimeMillis);
        out.writeLong(quietUntilMillis);
        out.writeLong(openedMillis);
        out.writeSize(openingsThen);
    }

    /** Errors: {@link StateException} for bytes that are not an alert's state. */
    public static AlertLife decode(String fingerprint, byte[] bytes) {
        return read(fingerprint, new StateInput(bytes, Map.of()));
    }

    /** As {@link #decode}, from what {@link #write} wrote. */
    public static AlertLife read(String fingerprint, StateInput in) {
        int version = in.readByte();
        if (version != VERSION && version != VERSION_WITHOUT_OPENINGS) {
            throw new StateException("an alert's state has a known version, version=" + version);
        }
        AlertLife life = new AlertLife(fingerprint);
        life.open = in.readBoolean();
        life.sequence = in.readSize();
        life.episodeId = in.readString();
        life.firstEventTimeMillis = in.readLong();
        life.quietUntilMillis = in.readLong();
        if (version != VERSION_WITHOUT_OPENINGS) {
            life.openedMillis = in.readLong();
            life.openingsThen = in.readSize();
        }
        return life;
    }
}
