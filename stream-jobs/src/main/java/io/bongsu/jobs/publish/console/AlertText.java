package io.bongsu.jobs.publish.console;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Evidence;
import io.bongsu.jobs.enrich.EnrichedAlert;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An alert as a human reads it: time, service, transition, headline, place, evidence.
 *
 * <p>Unit: times in Asia/Seoul.
 */
public final class AlertText {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(SEOUL);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(SEOUL);
    private static final int SHOWN_EVIDENCE = 4;

    private AlertText() {}

    /** One line for the alert, one for place and evidence. */
    public static String of(EnrichedAlert enriched) {
        Alert alert = enriched.alert();
        return String.format(
                Locale.ROOT,
                "%s  %-13s %-6s  %s%n%21s%s",
                TIME.format(Instant.ofEpochMilli(alert.detectedAtMillis())),
                alert.rule().service(),
                alert.transition(),
                alert.headline(),
                "",
                place(enriched) + evidence(alert));
    }

    private static String place(EnrichedAlert enriched) {
        Alert alert = enriched.alert();
        if (alert.lon().isEmpty() || alert.lat().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "at %.5f,%.5f",
                alert.lon().getAsDouble(),
                alert.lat().getAsDouble()));
        if (!enriched.enrichment().district().isEmpty()) {
            text.append(" (").append(enriched.enrichment().district()).append(')');
        }
        if (!enriched.enrichment().cameras().isEmpty()) {
            var camera = enriched.enrichment().cameras().get(0);
            text.append(String.format(
                    Locale.ROOT, ", camera %s %.0f m %.0f°", camera.id(), camera.distanceM(), camera.bearingDeg()));
        }
        return text.append("  ").toString();
    }

    private static String evidence(Alert alert) {
        String shown = alert.evidence().stream()
                .limit(SHOWN_EVIDENCE)
                .map(AlertText::one)
                .collect(Collectors.joining(", "));
        int more = alert.evidence().size() - SHOWN_EVIDENCE;
        String absent = alert.negativeEvidence().stream()
                .map(absence -> ", " + absence.description())
                .collect(Collectors.joining());
        return "evidence: " + shown + (more > 0 ? " and " + more + " more" : "") + absent;
    }

    private static String one(Evidence evidence) {
        return evidence.stream() + " " + evidence.eventId() + " "
                + CLOCK.format(Instant.ofEpochMilli(evidence.eventTimeMillis()));
    }
}
