package io.bongsu.tests.conformance;

import java.util.Objects;

/** What became of a case: {@code detail} is the reason of a refusal, or the first difference. */
public record Verdict(String area, String id, Outcome outcome, String detail) {
    /** A case passes, is refused, or gives another output than was recorded, which must never be. */
    public enum Outcome {
        PASS,
        REFUSED,
        WRONG
    }

    public Verdict {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(detail, "detail");
    }
}
