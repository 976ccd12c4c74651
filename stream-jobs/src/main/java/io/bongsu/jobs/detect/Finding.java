package io.bongsu.jobs.detect;

import io.bongsu.engine.partition.Detection;
import java.util.Objects;

/** A detection, and the fingerprint of the alert whose life it drives. */
public record Finding(String fingerprint, Detection detection) {
    public Finding {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(detection, "detection");
    }
}
