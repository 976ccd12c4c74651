package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.TimePeriodExpression;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PeriodPlan;
import io.bongsu.engine.plan.TimeMethod;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans lengths of time: {@code 1 min 30 sec}, or a number of seconds.
 *
 * <p>Shape: constants become a literal of type long. Unit: ms, rounded as Esper rounds (half up).
 *
 * <p>Errors: CEP-3107 for a length that is not a number or not above 0; CEP-4105 for months, years and microseconds.
 */
public final class DurationPlanner {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final ExpressionPlanner planner;

    public DurationPlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    public Typed plan(Expression expression) {
        List<Long> units = List.of(SECOND);
        List<Expression> amounts = List.of(expression);
        if (expression instanceof TimePeriodExpression period) {
            if (period.isHasYears() || period.isHasMonths() || period.isHasMicroseconds()) {
                return planner.error(
                        ErrorCode.UNSUPPORTED_EXPRESSION,
                        Optional.empty(),
                        "years, months and microseconds are not supported as a length of time",
                        "Use weeks, days, hours, minutes, seconds or milliseconds.");
            }
            units = units(period);
            amounts = period.getChildren();
        }
        List<Typed> parts = planner.planAll(amounts);
        Optional<Span> span = ExpressionPlanner.span(parts);
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(span);
        }
        for (Typed part : parts) {
            if (!part.type().isNumeric()) {
                return planner.error(
                        ErrorCode.DURATION,
                        part.span(),
                        "a length of time must be a number, type=" + part.type(),
                        "Write for example 30 sec.");
            }
        }
        return fold(parts, units, span);
    }

    /** As {@link #plan}, of a length that begins when it is evaluated: years and months are those of the calendar. */
    public Typed planFromNow(Expression expression) {
        if (!(expression instanceof TimePeriodExpression period)
                || period.isHasMicroseconds()
                || !(period.isHasYears() || period.isHasMonths())
                || !period.getChildren().stream().allMatch(ConstantExpression.class::isInstance)) {
            return plan(expression);
        }
        Typed now = Typed.of(new ExprPlan.CurrentTimestamp(), Optional.empty());
        Optional<PeriodPlan> length = new PeriodPlanner(planner).plan(expression, new Span(0, 0));
        if (length.isEmpty()) {
            return Typed.broken(Optional.empty());
        }
        ExprPlan end =
                new ExprPlan.TimeCall(TimeMethod.PLUS, now.get(), Optional.empty(), length, List.of(), ValueType.LONG);
        return Typed.of(
                new ExprPlan.Arithmetic(ExprPlan.ArithmeticOp.SUBTRACT, end, now.get(), ValueType.LONG),
                Optional.empty());
    }

    private Typed fold(List<Typed> parts, List<Long> units, Optional<Span> span) {
        List<ExprPlan.TimePart> timeParts = new ArrayList<>();
        double millis = 0;
        boolean constant = true;
        for (int i = 0; i < parts.size(); i++) {
            ExprPlan amount = parts.get(i).get();
            timeParts.add(new ExprPlan.TimePart(amount, units.get(i)));
            Optional<Number> number = constant(amount);
            constant &= number.isPresent();
            millis += number.map(Number::doubleValue).orElse(0.0) * units.get(i);
        }
        if (!constant) {
            return Typed.of(new ExprPlan.TimePeriod(timeParts), span);
        }
        long rounded = Math.round(millis);
        if (rounded <= 0) {
            return planner.error(
                    ErrorCode.DURATION, span, "a length of time must be > 0 ms, got " + rounded + " ms", "");
        }
        return Typed.of(new ExprPlan.Literal(rounded, ValueType.LONG), span);
    }

    private static Optional<Number> constant(ExprPlan amount) {
        return amount instanceof ExprPlan.Literal literal && literal.value() instanceof Number number
                ? Optional.of(number)
                : Optional.empty();
    }

    private static List<Long> units(TimePeriodExpression period) {
        List<Long> units = new ArrayList<>();
        if (period.isHasWeeks()) {
            units.add(7 * DAY);
        }
        if (period.isHasDays()) {
            units.add(DAY);
        }
        if (period.isHasHours()) {
            units.add(HOUR);
        }
        if (period.isHasMinutes()) {
            units.add(MINUTE);
        }
        if (period.isHasSeconds()) {
            units.add(SECOND);
        }
        if (period.isHasMilliseconds()) {
            units.add(1L);
        }
        return units;
    }
}
