package io.bongsu.engine.expression.time;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.plan.ExprPlan.TimeCall;
import io.bongsu.engine.plan.PlanException;
import java.util.List;
import java.util.Optional;

/**
 * Date-time methods as closures.
 *
 * <p>Cost: one calendar a call on longs, dates and calendars.
 *
 * <p>Errors: {@link PlanException} for a method without its field, period or arguments.
 *
 * <p>Source: Esper reference, "Date-Time Methods"; measured on Esper 9.0.0.
 */
public final class TimeMethods {
    private TimeMethods() {}

    public static Evaluator of(TimeCall plan, Evaluator time, Optional<Period> period, List<Evaluator> arguments) {
        boolean fits = switch (plan.method()) {
            case SET -> plan.field().isPresent() && arguments.size() == 1;
            case WITH_DATE -> arguments.size() == 3;
            case WITH_TIME -> arguments.size() == 4;
            case PLUS, MINUS -> period.isPresent();
            case WITH_MIN, WITH_MAX, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF, GET ->
                plan.field().isPresent();
            case FORMAT -> arguments.size() <= 1;
            case BETWEEN -> arguments.size() == 2 || arguments.size() == 4;
            case TO_DATE, TO_CALENDAR, TO_MILLISEC -> true;
        };
        if (!fits) {
            throw new PlanException("a date-time method needs what it is about, method=" + plan.method());
        }
        return switch (plan.method()) {
            case GET -> TimeReading.get(time, plan.field().orElseThrow());
            case FORMAT -> TimeReading.format(plan, time, arguments);
            case TO_DATE -> TimeReading.toDate(time);
            case TO_CALENDAR -> TimeReading.toCalendar(time);
            case TO_MILLISEC -> TimeReading.toMillisec(time);
            case BETWEEN -> TimeReading.between(time, arguments);
            case SET, WITH_DATE, WITH_TIME, WITH_MIN, WITH_MAX, PLUS, MINUS, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF ->
                TimeChange.of(plan, time, period.orElse(null), arguments);
        };
    }
}
