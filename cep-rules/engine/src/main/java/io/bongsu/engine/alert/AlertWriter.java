package io.bongsu.engine.alert;

import io.bongsu.engine.alert.Alert.NegativeEvidence;
import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.engine.plan.AlertPlan.CapWords;
import io.bongsu.engine.plan.RulePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Words an alert: headline, labels, evidence and place, from a rule's alert plan and one detection. */
final class AlertWriter {
    private final RulePlan rule;
    private final AlertPlan plan;
    private final Detection detection;

    AlertWriter(RulePlan rule, Detection detection) {
        this.rule = rule;
        this.plan = rule.alert();
        this.detection = detection;
    }

    Alert write(
            String fingerprint,
            String episodeId,
            int sequence,
            Transition transition,
            long firstEventTimeMillis,
            long lastEventTimeMillis) {
        CapWords words = transition == Transition.UPDATE ? plan.updateCap() : plan.cap();
        return new Alert(
                episodeId + "-" + sequence,
                fingerprint,
                episodeId,
                sequence,
                transition,
                transition == Transition.CLOSE ? reason() : "",
                rule.info(),
                detection.tenant(),
                words.severity(),
                words.urgency(),
                words.certainty(),
                Template.fill(plan.headline(), detection.details()),
                firstEventTimeMillis,
                lastEventTimeMillis,
                detection.timeMillis(),
                degrees(plan.place().longitude()),
                degrees(plan.place().latitude()),
                labels(),
                evidence(),
                negativeEvidence(),
                detection.details(),
                List.of());
    }

    /** What the column {@code reason} says, or the statement's name. */
    private String reason() {
        return detection.details().get("reason") instanceof String reason ? reason : detection.statement();
    }

    private OptionalDouble degrees(String column) {
        return !column.isEmpty() && detection.details().get(column) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        plan.labels().forEach(label -> labels.put(label.name(), Template.fill(label.template(), detection.details())));
        return labels;
    }

    private List<Evidence> evidence() {
        if (plan.evidenceTags().isEmpty()) {
            return detection.evidence();
        }
        return detection.evidence().stream()
                .filter(one -> plan.evidenceTags().contains(one.tag()))
                .toList();
    }

    private List<NegativeEvidence> negativeEvidence() {
        return plan.negativeEvidence().stream()
                .filter(awaited -> awaited.on() == detection.role())
                .map(awaited -> new NegativeEvidence(
                        awaited.stream(),
                        Template.fill(awaited.description(), detection.details()),
                        detection.timeMillis()))
                .toList();
    }
}
