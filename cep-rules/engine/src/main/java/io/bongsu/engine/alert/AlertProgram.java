package io.bongsu.engine.alert;

import io.bongsu.engine.alert.Alert.NegativeEvidence;
import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.NamedValues;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.engine.plan.AlertPlan.Awaited;
import io.bongsu.engine.plan.AlertPlan.CapWords;
import io.bongsu.engine.plan.AlertPlan.Label;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A rule's alert plan, ready to word alerts: headline, labels, evidence and place of one detection after the other.
 *
 * <p>Shape: templates are taken apart once. Immutable.
 */
public final class AlertProgram {
    private final RulePlan rule;
    private final AlertPlan plan;
    private final boolean keepsOpen;
    private final Template headline;
    private final Columns labelNames;
    private final List<Template> labels;
    private final List<Template> awaited;

    public AlertProgram(RulePlan rule) {
        this.rule = rule;
        this.plan = rule.alert();
        this.keepsOpen = !plan.dedupKey().isEmpty()
                && rule.statements().stream().anyMatch(statement -> statement.role() == Role.CLOSE);
        this.headline = new Template(plan.headline());
        this.labelNames = Columns.of(plan.labels().stream().map(Label::name).toList());
        this.labels = plan.labels().stream()
                .map(label -> new Template(label.template()))
                .toList();
        this.awaited = plan.negativeEvidence().stream()
                .map(one -> new Template(one.description()))
                .toList();
    }

    public RulePlan rule() {
        return rule;
    }

    /** Whether an alert stays open until a row closes it. */
    boolean keepsOpen() {
        return keepsOpen;
    }

    /** Whether each accepted row is a situation of its own, which nothing before or after it can change. */
    public boolean rowsStandAlone() {
        return plan.dedupKey().isEmpty() && plan.cooldownMillis() == 0;
    }

    /**
     * The alert of a row that stands alone, a function of the row, or null for a row that opens none. The situation has one
     * episode, which needs no name beside its own.
     */
    public Alert alone(String fingerprint, Detection detection) {
        return detection.role() == Role.OPEN && !detection.leaves()
                ? write(detection, fingerprint, fingerprint, 1, Transition.OPEN, firstMillis(detection))
                : null;
    }

    Alert write(
            Detection detection,
            String fingerprint,
            String episodeId,
            int sequence,
            Transition transition,
            long firstEventTimeMillis) {
        CapWords words = transition == Transition.UPDATE ? plan.updateCap() : plan.cap();
        return new Alert(
                episodeId + "-" + sequence,
                fingerprint,
                episodeId,
                sequence,
                transition,
                transition == Transition.CLOSE ? reason(detection) : "",
                rule.info(),
                detection.tenant(),
                words.severity(),
                words.urgency(),
                words.certainty(),
                headline.fill(detection.details()),
                firstEventTimeMillis,
                lastMillis(detection),
                detection.timeMillis(),
                degrees(plan.place().longitude(), detection),
                degrees(plan.place().latitude(), detection),
                labels(detection),
                evidence(detection),
                negativeEvidence(detection),
                detection.details(),
                List.of());
    }

    static long firstMillis(Detection detection) {
        long first = Long.MAX_VALUE;
        for (Evidence one : detection.evidence()) {
            first = Math.min(first, one.eventTimeMillis());
        }
        return detection.evidence().isEmpty() ? detection.timeMillis() : first;
    }

    private static long lastMillis(Detection detection) {
        long last = Long.MIN_VALUE;
        for (Evidence one : detection.evidence()) {
            last = Math.max(last, one.eventTimeMillis());
        }
        return detection.evidence().isEmpty() ? detection.timeMillis() : last;
    }

    /** What the column {@code reason} says, or the statement's name. */
    private static String reason(Detection detection) {
        return detection.details().get("reason") instanceof String reason ? reason : detection.statement();
    }

    private static OptionalDouble degrees(String column, Detection detection) {
        return !column.isEmpty() && detection.details().get(column) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private Map<String, String> labels(Detection detection) {
        if (labels.isEmpty()) {
            return NamedValues.none();
        }
        Object[] texts = new Object[labels.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = labels.get(i).fill(detection.details());
        }
        return NamedValues.of(labelNames, texts);
    }

    private List<Evidence> evidence(Detection detection) {
        if (plan.evidenceTags().isEmpty()) {
            return detection.evidence();
        }
        List<Evidence> cited = new ArrayList<>();
        for (Evidence one : detection.evidence()) {
            if (plan.evidenceTags().contains(one.tag())) {
                cited.add(one);
            }
        }
        return cited;
    }

    private List<NegativeEvidence> negativeEvidence(Detection detection) {
        if (awaited.isEmpty()) {
            return List.of();
        }
        List<NegativeEvidence> absent = new ArrayList<>();
        for (int i = 0; i < awaited.size(); i++) {
            Awaited one = plan.negativeEvidence().get(i);
            if (one.on() == detection.role()) {
                absent.add(new NegativeEvidence(
                        one.stream(), awaited.get(i).fill(detection.details()), detection.timeMillis()));
            }
        }
        return absent;
    }
}
