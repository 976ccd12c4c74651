package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.AnnotationAttribute;
import com.espertech.esper.common.client.soda.AnnotationPart;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.WindowPlan.Reclaim;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code @Hint('reclaim_group_aged=seconds,reclaim_group_freq=seconds')}: how long groups live without an event. In place of a
 * number there may be the name of a variable that no statement sets.
 */
final class ReclaimHint {
    private static final String AGED = "reclaim_group_aged";
    private static final String FREQUENCY = "reclaim_group_freq";
    private static final double MILLIS = 1000d;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

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
                long aged = millis(hints.get(AGED), i);
                long frequency = hints.containsKey(FREQUENCY) ? millis(hints.get(FREQUENCY), i) : aged;
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

    private long millis(String seconds, int annotation) {
        double number = NAME.matcher(seconds).matches() ? variable(seconds, annotation) : Double.parseDouble(seconds);
        if (!(number > 0)) {
            throw new NumberFormatException("a length of time is > 0, seconds=" + seconds);
        }
        return Math.round(number * MILLIS);
    }

    private double variable(String name, int annotation) {
        ExprPlan value = ExpressionPlanner.of(
                        Scope.empty(), part.syntax().region(Part.ANNOTATION, annotation), part.findings())
                .plan(new PropertyValueExpression(name))
                .plan()
                .orElse(null);
        if (value instanceof ExprPlan.Literal literal && literal.value() instanceof Number number) {
            return number.doubleValue();
        }
        throw new NumberFormatException("a variable must have one value, variable=" + name);
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
