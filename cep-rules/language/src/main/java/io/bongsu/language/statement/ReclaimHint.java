package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.AnnotationAttribute;
import com.espertech.esper.common.client.soda.AnnotationPart;
import io.bongsu.engine.plan.WindowPlan.Reclaim;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.source.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code @Hint('reclaim_group_aged=seconds,reclaim_group_freq=seconds')}: how long groups of a window live without an event. */
final class ReclaimHint {
    private static final String AGED = "reclaim_group_aged";
    private static final String FREQUENCY = "reclaim_group_freq";
    private static final double MILLIS = 1000d;

    private final StatementPart part;
    private final List<AnnotationPart> annotations;

    ReclaimHint(StatementPart part, List<AnnotationPart> annotations) {
        this.part = part;
        this.annotations = annotations;
    }

    /** Empty where the hint is wrong, which is reported. */
    Optional<Optional<Reclaim>> plan() {
        for (int i = 0; i < annotations.size(); i++) {
            if (!annotations.get(i).getName().equalsIgnoreCase("hint")) {
                continue;
            }
            Map<String, String> hints = hints(annotations.get(i));
            if (!hints.containsKey(AGED)) {
                continue;
            }
            try {
                long aged = millis(hints.get(AGED));
                long frequency = hints.containsKey(FREQUENCY) ? millis(hints.get(FREQUENCY)) : aged;
                return Optional.of(Optional.of(new Reclaim(aged, frequency)));
            } catch (NumberFormatException e) {
                part.findings()
                        .error(
                                ErrorCode.UNSUPPORTED_WINDOW,
                                part.syntax().region(Part.ANNOTATION, i).span(),
                                "a hint to reclaim groups must say seconds, hint=" + hints,
                                "");
                return Optional.empty();
            }
        }
        return Optional.of(Optional.empty());
    }

    private static long millis(String seconds) {
        return Math.round(Double.parseDouble(seconds) * MILLIS);
    }

    private static Map<String, String> hints(AnnotationPart annotation) {
        Map<String, String> hints = new HashMap<>();
        for (AnnotationAttribute attribute : annotation.getAttributes()) {
            if (attribute.getValue() instanceof String text) {
                for (String hint : text.split(",")) {
                    String[] parts = hint.trim().split("=", 2);
                    hints.put(parts[0].trim().toLowerCase(Locale.ROOT), parts.length == 2 ? parts[1].trim() : "");
                }
            }
        }
        return hints;
    }
}
