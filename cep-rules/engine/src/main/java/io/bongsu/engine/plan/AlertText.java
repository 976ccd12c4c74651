package io.bongsu.engine.plan;

/** How rows become alerts, as lines; parts that an alert does not use are left out. */
final class AlertText {
    private AlertText() {}

    static void write(AlertPlan alert, TextLines lines) {
        lines.add("alert");
        lines.indented(() -> {
            lines.add("open as " + words(alert.cap()));
            lines.add("update as " + words(alert.updateCap()));
            lines.add("headline " + PlanText.quoted(alert.headline()));
            lines.add("dedup by "
                    + (alert.dedupKey().isEmpty()
                            ? "nothing: each row is an alert"
                            : String.join(", ", alert.dedupKey())));
            alert.labels()
                    .forEach(label -> lines.add("label " + label.name() + " = " + PlanText.quoted(label.template())));
            if (!alert.evidenceTags().isEmpty()) {
                lines.add("evidence " + String.join(", ", alert.evidenceTags()));
            }
            alert.negativeEvidence()
                    .forEach(awaited ->
                            lines.add("awaited " + awaited.stream() + ": " + PlanText.quoted(awaited.description())));
            AlertPlan.Place place = alert.place();
            if (!place.longitude().isEmpty() || !place.latitude().isEmpty()) {
                lines.add("place " + place.longitude() + ", " + place.latitude());
            }
            lines.add("cooldown " + alert.cooldownMillis() + " ms");
        });
    }

    private static String words(AlertPlan.CapWords cap) {
        return "severity=" + cap.severity() + " urgency=" + cap.urgency() + " certainty=" + cap.certainty();
    }
}
