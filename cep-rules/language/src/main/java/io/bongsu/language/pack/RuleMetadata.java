package io.bongsu.language.pack;

import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.language.diagnose.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code rule.yaml} says about a rule.
 *
 * <p>Shape: {@code places} are where its columns, tags and streams are named, for findings once the statements are known.
 */
public record RuleMetadata(
        String id,
        String name,
        String title,
        String service,
        int version,
        String status,
        Map<String, Parameter> parameters,
        AlertPlan alert,
        List<Named> places) {
    /** A value that is put into the text for {@code ${name}}. */
    public record Parameter(String value, String unit, String description, Span place) {}

    /** What a name of the alert mapping must be. */
    public enum Kind {
        OPEN_COLUMN,
        KEY_COLUMN,
        TAG,
        STREAM
    }

    /** A column, tag or stream that the alert mapping names. */
    public record Named(Kind kind, String name, Span place) {}

    public RuleMetadata {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(alert, "alert");
        parameters = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameters));
        places = List.copyOf(places);
    }
}
