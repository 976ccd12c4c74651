package io.bongsu.engine.expression.time;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan.TimeCall;
import io.bongsu.engine.plan.TimeField;
import io.bongsu.engine.plan.TimeMethod;
import java.time.DateTimeException;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.List;

/**
 * A date-time method that gives another point in time of the same kind.
 *
 * <p>Shape: a long, a date and a calendar are changed as a calendar is, leniently; a local or zoned time as java.time does
 * it. What cannot be (the 13th month of a local time) is null, as is everything from null.
 */
record TimeChange(TimeMethod method, TimeField field, Period period, Evaluator time, List<Evaluator> arguments)
        implements Evaluator {

    static TimeChange of(TimeCall plan, Evaluator time, Period period, List<Evaluator> arguments) {
        return new TimeChange(plan.method(), plan.field().orElse(null), period, time, List.copyOf(arguments));
    }

    @Override
    public Object evaluate(Scope scope) {
        Object value = origin().evaluate(scope);
        if (value == null) {
            return null;
        }
        try {
            if (value instanceof Temporal temporal) {
                return changeAll(temporal, scope);
            }
            Calendar calendar = Moments.calendar(value);
            return changeAll(calendar, scope) ? Moments.as(value, calendar) : null;
        } catch (DateTimeException | ArithmeticException impossible) {
            return null;
        }
    }

    /** What the first of the changes in a row begins with. */
    private Evaluator origin() {
        return time instanceof TimeChange before ? before.origin() : time;
    }

    /** Changes in a row are made on one calendar: what one of them sets may be settled only after another. */
    private boolean changeAll(Calendar calendar, Scope scope) {
        return (!(time instanceof TimeChange before) || before.changeAll(calendar, scope)) && change(calendar, scope);
    }

    private Temporal changeAll(Temporal temporal, Scope scope) {
        return change(time instanceof TimeChange before ? before.changeAll(temporal, scope) : temporal, scope);
    }

    private boolean change(Calendar calendar, Scope scope) {
        switch (method) {
            case SET -> CalendarChange.set(calendar, field, argument(0, scope));
            case WITH_DATE -> setAll(calendar, scope, TimeField.YEAR, TimeField.MONTH, TimeField.DAY);
            case WITH_TIME ->
                setAll(calendar, scope, TimeField.HOUR, TimeField.MINUTE, TimeField.SECOND, TimeField.MILLISECOND);
            case WITH_MIN -> CalendarChange.extreme(calendar, field, false);
            case WITH_MAX -> CalendarChange.extreme(calendar, field, true);
            case PLUS, MINUS -> {
                List<Long> amounts = period.amounts(scope);
                if (amounts != null) {
                    period.addTo(calendar, amounts, method == TimeMethod.PLUS ? 1 : -1);
                }
            }
            case ROUND_FLOOR -> {
                return CalendarChange.floor(calendar, field);
            }
            case ROUND_CEILING -> {
                return CalendarChange.ceiling(calendar, field);
            }
            case ROUND_HALF -> {
                return CalendarChange.half(calendar, field);
            }
            default -> throw new IllegalStateException("a change gives a point in time, method=" + method);
        }
        return true;
    }

    private void setAll(Calendar calendar, Scope scope, TimeField... fields) {
        Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = argument(i, scope);
        }
        for (int i = 0; i < fields.length; i++) {
            CalendarChange.set(calendar, fields[i], values[i]);
        }
    }

    private Temporal change(Temporal temporal, Scope scope) {
        return switch (method) {
            case SET -> set(temporal, field, argument(0, scope));
            case WITH_DATE -> setAll(temporal, scope, TimeField.YEAR, TimeField.MONTH, TimeField.DAY);
            case WITH_TIME ->
                setAll(temporal, scope, TimeField.HOUR, TimeField.MINUTE, TimeField.SECOND, TimeField.MILLISECOND);
            case WITH_MIN -> temporal.with(chrono(), temporal.range(chrono()).getMinimum());
            case WITH_MAX -> temporal.with(chrono(), temporal.range(chrono()).getMaximum());
            case PLUS, MINUS -> {
                List<Long> amounts = period.amounts(scope);
                yield amounts == null ? temporal : period.addTo(temporal, amounts, method == TimeMethod.PLUS ? 1 : -1);
            }
            case ROUND_FLOOR -> truncated(temporal);
            case ROUND_CEILING -> truncated(temporal).plus(1, Fields.unit(field));
            default -> throw new IllegalStateException("a change gives a point in time, method=" + method);
        };
    }

    private ChronoField chrono() {
        return Fields.chrono(field);
    }

    private Temporal truncated(Temporal temporal) {
        return temporal instanceof java.time.LocalDateTime local
                ? local.truncatedTo(Fields.unit(field))
                : ((java.time.ZonedDateTime) temporal).truncatedTo(Fields.unit(field));
    }

    private Temporal setAll(Temporal temporal, Scope scope, TimeField... fields) {
        Temporal changed = temporal;
        for (int i = 0; i < fields.length; i++) {
            changed = set(changed, fields[i], argument(i, scope));
        }
        return changed;
    }

    private static Temporal set(Temporal temporal, TimeField field, Object value) {
        return value instanceof Number number ? temporal.with(Fields.chrono(field), number.longValue()) : temporal;
    }

    private Object argument(int place, Scope scope) {
        return arguments.get(place).evaluate(scope);
    }
}
