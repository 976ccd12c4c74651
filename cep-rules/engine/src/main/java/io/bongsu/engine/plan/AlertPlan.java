package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;

/**
 * How rows become alerts.
 *
 * <p>Shape: {@code headline} is text with <code>{column}</code> places. {@code dedupKey} are columns; empty: every row is
 * an alert of its own. {@code labels} map label → template. {@code evidenceTags} limit which bound events are cited;
 * empty: all. {@code longitude}/{@code latitude} name the columns of the alert's place, or are empty.
 *
 * <p>Unit: {@code cooldownMillis} event time after a CLOSE in which a new OPEN of the same key is held back.
 */
public record AlertPlan(
        CapWords cap,
        CapWords updateCap,
        String headline,
        List<String> dedupKey,
        List<Label> labels,
        List<String> evidenceTags,
        List<Awaited> negativeEvidence,
        Place place,
        long cooldownMillis) {
    /** Severity, urgency, certainty in the words of CAP 1.2. */
    public record CapWords(String severity, String urgency, String certainty) {
        public CapWords {
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(urgency, "urgency");
            Objects.requireNonNull(certainty, "certainty");
        }
    }

    /** A label and its template. */
    public record Label(String name, String template) {}

    /**
     * What was awaited in vain: the stream, a description template such as {@code no dispatch within 60 s}, and the role
     * of the rows that say so.
     */
    public record Awaited(String stream, String description, StatementPlan.Role on) {}

    /** Columns that hold the alert's place, WGS84 degrees; empty strings: no place. */
    public record Place(String longitude, String latitude) {}

    public AlertPlan {
        Objects.requireNonNull(headline, "headline");
        dedupKey = List.copyOf(dedupKey);
        labels = List.copyOf(labels);
        evidenceTags = List.copyOf(evidenceTags);
        negativeEvidence = List.copyOf(negativeEvidence);
    }
}
