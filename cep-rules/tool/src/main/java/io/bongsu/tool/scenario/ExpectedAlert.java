package io.bongsu.tool.scenario;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Evidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One alert that must come.
 *
 * <p>Shape: {@code texts} holds what is expected of reason, severity, urgency, certainty and headline, by those names;
 * {@code details} what is expected of some columns; {@code evidence} the event ids cited, in any order. What is left out may
 * be anything. A number is compared to as many decimals as are written; an empty text means null.
 *
 * <p>Unit: ms, event time, of the moment in which the alert is raised.
 */
public record ExpectedAlert(
        long atMillis,
        Alert.Transition transition,
        Map<String, String> texts,
        Map<String, String> details,
        List<String> evidence) {
    public ExpectedAlert {
        Objects.requireNonNull(transition, "transition");
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        evidence = List.copyOf(evidence);
    }

    boolean matches(Alert alert) {
        return differences(alert, ScenarioClock.DEFAULT).isEmpty();
    }

    /** What is otherwise in the alert, one line each. */
    List<String> differences(Alert alert, ScenarioClock clock) {
        List<String> found = new ArrayList<>();
        if (alert.detectedAtMillis() != atMillis) {
            found.add(difference("at", clock.text(atMillis), clock.text(alert.detectedAtMillis())));
        }
        if (alert.transition() != transition) {
            found.add(difference("transition", transition, alert.transition()));
        }
        texts.forEach((name, text) -> {
            String actual = text(alert, name);
            if (!actual.equals(text)) {
                found.add(difference(name, text, actual));
            }
        });
        details.forEach((column, text) -> {
            if (!alert.details().containsKey(column)) {
                found.add("details." + column + ": expected " + text + ", but the statement selects only "
                        + alert.details().keySet());
            } else if (!isWritten(text, alert.details().get(column))) {
                found.add(difference("details." + column, text, alert.details().get(column)));
            }
        });
        List<String> cited =
                alert.evidence().stream().map(Evidence::eventId).sorted().toList();
        if (!evidence.isEmpty() && !cited.equals(evidence.stream().sorted().toList())) {
            found.add(difference("evidence", evidence, cited));
        }
        return found;
    }

    private static String difference(String what, Object expected, Object actual) {
        return what + ": expected " + expected + ", got " + actual;
    }

    private static String text(Alert alert, String name) {
        return switch (name) {
            case "reason" -> alert.reason();
            case "severity" -> alert.severity();
            case "urgency" -> alert.urgency();
            case "certainty" -> alert.certainty();
            case "headline" -> alert.headline();
            default -> throw new IllegalArgumentException("an alert has no such text, name=" + name);
        };
    }

    private static boolean isWritten(String text, Object value) {
        if (value == null) {
            return text.isEmpty();
        }
        if (value instanceof Number number) {
            try {
                BigDecimal expected = new BigDecimal(text);
                BigDecimal actual = new BigDecimal(number.toString());
                return actual.setScale(Math.max(0, expected.scale()), RoundingMode.HALF_UP)
                                .compareTo(expected)
                        == 0;
            } catch (NumberFormatException e) {
                return text.equals(number.toString());
            }
        }
        return text.equals(String.valueOf(value));
    }
}
