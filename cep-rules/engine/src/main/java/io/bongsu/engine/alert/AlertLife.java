package io.bongsu.engine.alert;

import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.RulePlan;
import java.util.Optional;

/**
 * The life cycle of the alerts of one fingerprint: OPEN → UPDATE → CLOSE, then perhaps again.
 *
 * <p>Shape: one object per fingerprint; feed it detections ordered by (time, key, sequence).
 */
public final class AlertLife {
    /** Names the situation: hex of a hash over tenant, rule id and dedup columns (or, without dedup, the row's identity). */
    public static String fingerprint(RulePlan rule, Detection detection) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A life without any episode yet. */
    public AlertLife(String fingerprint) {}

    /** The transition that the detection causes, if any. */
    public Optional<Alert> apply(RulePlan rule, Detection detection) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Time from which the state can be forgotten (closed and past its cooldown), or Long.MAX_VALUE while it is open. */
    public long forgetAtMillis() {
        throw new UnsupportedOperationException("not yet");
    }

    public byte[] encode() {
        throw new UnsupportedOperationException("not yet");
    }

    public static AlertLife decode(String fingerprint, byte[] bytes) {
        throw new UnsupportedOperationException("not yet");
    }
}
