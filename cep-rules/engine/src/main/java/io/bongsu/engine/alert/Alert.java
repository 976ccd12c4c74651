package io.bongsu.engine.alert;

import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.NamedValues;
import io.bongsu.engine.plan.RulePlan.RuleInfo;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One transition of an alert's life, as downstream services get it, before enrichment.
 *
 * <p>Shape: {@code fingerprint} names the situation (tenant, rule, dedup key), {@code episodeId} one life of it, {@code
 * sequence} counts its transitions from 1, {@code alertId} is unique per transition; all are functions of events alone.
 *
 * <p>Unit: times are event time, ms.
 */
public record Alert(
        String alertId,
        String fingerprint,
        String episodeId,
        int sequence,
        Transition transition,
        String reason,
        RuleInfo rule,
        String tenant,
        String severity,
        String urgency,
        String certainty,
        String headline,
        long firstEventTimeMillis,
        long lastEventTimeMillis,
        long detectedAtMillis,
        OptionalDouble lon,
        OptionalDouble lat,
        Map<String, String> labels,
        List<Evidence> evidence,
        List<NegativeEvidence> negativeEvidence,
        Map<String, Object> details,
        List<String> quality) {
    /** What happens to the alert. */
    public enum Transition {
        OPEN,
        UPDATE,
        CLOSE
    }

    /** What was awaited and had not come when event time had reached {@code watermarkMillis}. */
    public record NegativeEvidence(String stream, String description, long watermarkMillis) {}

    public Alert {
        labels = NamedValues.copyOf(labels);
        evidence = List.copyOf(evidence);
        negativeEvidence = List.copyOf(negativeEvidence);
        details = NamedValues.copyOf(details);
        quality = List.copyOf(quality);
    }
}
