package io.bongsu.engine.plan;

import java.util.List;
import java.util.Optional;

/**
 * A crontab as it is written: per unit what may come, each value an expression (mostly a constant) of type int.
 *
 * <p>Shape: seconds, time zone (a text) and milliseconds may be left out.
 *
 * <p>Source: Esper reference, "timer:at" and the same list of parameters for output rates and contexts.
 */
public record CrontabPlan(
        Unit minutes,
        Unit hours,
        Unit daysOfMonth,
        Unit months,
        Unit daysOfWeek,
        Optional<Unit> seconds,
        Optional<ExprPlan> zone,
        Optional<Unit> milliseconds) {
    /** What one unit may be: any of the parts. */
    public record Unit(List<Part> parts) {
        public Unit {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a unit: {@code low} alone is a value or a range's lower end, {@code high} its upper end, or what the word
     * needs: the step of {@link Word#STEP}, the day of {@link Word#LAST} and {@link Word#WEEKDAY}.
     */
    public record Part(Word word, Optional<ExprPlan> low, Optional<ExprPlan> high) {}

    /** How a part is written. */
    public enum Word {
        ANY,
        VALUE,
        RANGE,
        STEP,
        LAST,
        WEEKDAY,
        LAST_WEEKDAY
    }
}
