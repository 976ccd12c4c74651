package io.bongsu.engine.expression.time;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.PeriodPlan;
import io.bongsu.engine.plan.TimeField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;

/**
 * A length of time that is added to a point in time, unit by unit, largest first.
 *
 * <p>Shape: amounts are cut to whole numbers; a null amount of a unit adds nothing.
 */
public final class Period {
    private final List<TimeField> units;
    private final List<Evaluator> amounts;
    private final boolean calendar;

    public Period(PeriodPlan plan, List<Evaluator> amounts) {
        this.units = plan.units();
        this.amounts = List.copyOf(amounts);
        this.calendar = plan.isCalendar();
    }

    /** The amounts now; null where the only amount, in ms, is null. */
    List<Long> amounts(Scope scope) {
        List<Long> now = new ArrayList<>(amounts.size());
        for (Evaluator amount : amounts) {
            Object value = amount.evaluate(scope);
            if (value instanceof Number number) {
                now.add(units.isEmpty() ? number.longValue() : (long) number.intValue());
            } else if (units.isEmpty()) {
                return null;
            } else {
                now.add(0L);
            }
        }
        return now;
    }

    void addTo(Calendar time, List<Long> amounts, int sign) {
        if (units.isEmpty()) {
            time.setTimeInMillis(time.getTimeInMillis() + sign * amounts.get(0));
            return;
        }
        for (int i = 0; i < units.size(); i++) {
            CalendarChange.add(time, units.get(i), sign * amounts.get(i));
        }
    }

    Temporal addTo(Temporal time, List<Long> amounts, int sign) {
        Temporal moved = time;
        for (int i = 0; i < amounts.size(); i++) {
            TimeField unit = units.isEmpty() ? TimeField.MILLISECOND : units.get(i);
            moved = moved.plus(sign * amounts.get(i), Fields.unit(unit));
        }
        return moved;
    }

    /** Its length in ms when it begins at {@code fromMillis}; null where an amount is null. */
    Long lengthFrom(long fromMillis, Scope scope) {
        List<Object> values = new ArrayList<>();
        for (Evaluator amount : amounts) {
            Object value = amount.evaluate(scope);
            if (!(value instanceof Number)) {
                return null;
            }
            values.add(value);
        }
        if (units.isEmpty()) {
            return ((Number) values.get(0)).longValue();
        }
        if (units.contains(TimeField.MICROSECOND)) {
            return Math.round(seconds(values) * 1_000d);
        }
        if (!calendar) {
            double millis = 0;
            for (int i = 0; i < units.size(); i++) {
                millis += ((Number) values.get(i)).doubleValue()
                        * Fields.unit(units.get(i)).getDuration().toMillis();
            }
            return Math.round(millis);
        }
        Calendar time = Moments.calendarAt(fromMillis);
        List<Long> whole = new ArrayList<>();
        values.forEach(value -> whole.add((long) ((Number) value).intValue()));
        addTo(time, whole, 1);
        return time.getTimeInMillis() - fromMillis;
    }

    /** The sum in seconds, as Esper adds it: where the result ends on half a millisecond, rounding hangs on it. */
    private double seconds(List<Object> values) {
        double seconds = 0;
        for (int i = 0; i < units.size(); i++) {
            double value = ((Number) values.get(i)).doubleValue();
            seconds += switch (units.get(i)) {
                case MICROSECOND -> value / 1_000_000d;
                case MILLISECOND -> value / 1_000d;
                default -> value * Fields.unit(units.get(i)).getDuration().toSeconds();
            };
        }
        return seconds;
    }
}
