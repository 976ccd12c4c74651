package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.TimePeriodExpression;
import io.bongsu.engine.plan.PeriodPlan;
import io.bongsu.engine.plan.TimeField;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plans lengths of time that are added to a point in time: {@code 1 month 2 days}, or a number of ms. */
final class PeriodPlanner {
    private static final Map<String, TimeField> FIELDS = Map.ofEntries(
            Map.entry("msec", TimeField.MILLISECOND),
            Map.entry("millisecond", TimeField.MILLISECOND),
            Map.entry("milliseconds", TimeField.MILLISECOND),
            Map.entry("sec", TimeField.SECOND),
            Map.entry("second", TimeField.SECOND),
            Map.entry("seconds", TimeField.SECOND),
            Map.entry("min", TimeField.MINUTE),
            Map.entry("minute", TimeField.MINUTE),
            Map.entry("minutes", TimeField.MINUTE),
            Map.entry("hour", TimeField.HOUR),
            Map.entry("hours", TimeField.HOUR),
            Map.entry("day", TimeField.DAY),
            Map.entry("days", TimeField.DAY),
            Map.entry("week", TimeField.WEEK),
            Map.entry("weeks", TimeField.WEEK),
            Map.entry("month", TimeField.MONTH),
            Map.entry("months", TimeField.MONTH),
            Map.entry("year", TimeField.YEAR),
            Map.entry("years", TimeField.YEAR));

    private final ExpressionPlanner planner;

    PeriodPlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    /** The field of this name. */
    static Optional<TimeField> field(String name) {
        return Optional.ofNullable(FIELDS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** As {@link #plan}, of a length that is compared and not added: it may be of microseconds. */
    Optional<PeriodPlan> planBound(Expression expression, Span place) {
        if (expression instanceof TimePeriodExpression period && period.isHasMicroseconds()) {
            return period.isHasYears() || period.isHasMonths()
                    ? microseconds(place)
                    : plan(units(period), period.getChildren(), place);
        }
        return plan(expression, place);
    }

    private Optional<PeriodPlan> microseconds(Span place) {
        planner.error(
                ErrorCode.UNSUPPORTED_EXPRESSION,
                Optional.of(place),
                "microseconds are not supported in a length of time",
                "");
        return Optional.empty();
    }

    /** Empty when something is wrong with it. */
    Optional<PeriodPlan> plan(Expression expression, Span place) {
        List<TimeField> units = List.of();
        List<Expression> amounts = List.of(expression);
        if (expression instanceof TimePeriodExpression period) {
            if (period.isHasMicroseconds()) {
                return microseconds(place);
            }
            units = units(period);
            amounts = period.getChildren();
        }
        return plan(units, amounts, place);
    }

    private Optional<PeriodPlan> plan(List<TimeField> units, List<Expression> amounts, Span place) {
        List<Typed> planned = planner.planAll(amounts);
        if (ExpressionPlanner.anyBroken(planned)) {
            return Optional.empty();
        }
        for (Typed amount : planned) {
            switch (amount.type().kind()) {
                case INT, LONG, FLOAT, DOUBLE -> {}
                default -> {
                    planner.error(
                            ErrorCode.DURATION,
                            amount.span().or(() -> Optional.of(place)),
                            "a length of time must be a number, type=" + amount.type(),
                            "Write for example 30 sec.");
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new PeriodPlan(units, ExpressionPlanner.plans(planned)));
    }

    private static List<TimeField> units(TimePeriodExpression period) {
        List<TimeField> units = new ArrayList<>();
        add(units, period.isHasYears(), TimeField.YEAR);
        add(units, period.isHasMonths(), TimeField.MONTH);
        add(units, period.isHasWeeks(), TimeField.WEEK);
        add(units, period.isHasDays(), TimeField.DAY);
        add(units, period.isHasHours(), TimeField.HOUR);
        add(units, period.isHasMinutes(), TimeField.MINUTE);
        add(units, period.isHasSeconds(), TimeField.SECOND);
        add(units, period.isHasMilliseconds(), TimeField.MILLISECOND);
        add(units, period.isHasMicroseconds(), TimeField.MICROSECOND);
        return units;
    }

    private static void add(List<TimeField> units, boolean present, TimeField unit) {
        if (present) {
            units.add(unit);
        }
    }
}
