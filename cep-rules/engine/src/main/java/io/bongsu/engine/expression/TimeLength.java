package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan.TimePart;
import java.util.List;

/**
 * A length of time in ms.
 *
 * <p>Shape: parts are summed as seconds in double and rounded once, half up, as Esper does (0.5 ms is 1 ms); null if an
 * amount is null.
 */
final class TimeLength {
    private static final double MILLIS_PER_SECOND = 1000d;

    private TimeLength() {}

    static Evaluator of(List<TimePart> parts, List<Evaluator> amounts) {
        Evaluator[] amount = amounts.toArray(new Evaluator[0]);
        long[] unitMillis = parts.stream().mapToLong(TimePart::unitMillis).toArray();
        return scope -> {
            double seconds = 0;
            for (int i = 0; i < amount.length; i++) {
                if (!(amount[i].evaluate(scope) instanceof Number number)) {
                    return null;
                }
                seconds += seconds(number.doubleValue(), unitMillis[i]);
            }
            return Math.round(MILLIS_PER_SECOND * seconds);
        };
    }

    private static double seconds(double amount, long unitMillis) {
        return unitMillis % 1000 == 0
                ? amount * (unitMillis / MILLIS_PER_SECOND)
                : amount * unitMillis / MILLIS_PER_SECOND;
    }
}
