package io.bongsu.engine.expression.time;

import io.bongsu.engine.plan.TimeField;
import java.util.Calendar;
import java.util.List;

/** Date-time methods on a calendar, in place. */
final class CalendarChange {
    private static final List<TimeField> ROUNDABLE = List.of(
            TimeField.MILLISECOND,
            TimeField.SECOND,
            TimeField.MINUTE,
            TimeField.HOUR,
            TimeField.DAY,
            TimeField.MONTH,
            TimeField.YEAR);

    private CalendarChange() {}

    static void set(Calendar calendar, TimeField field, Object value) {
        if (value instanceof Number number) {
            calendar.set(Fields.calendar(field), number.intValue());
        }
    }

    static void extreme(Calendar calendar, TimeField field, boolean max) {
        int place = Fields.calendar(field);
        calendar.set(place, max ? calendar.getActualMaximum(place) : calendar.getActualMinimum(place));
    }

    static void add(Calendar calendar, TimeField unit, long amount) {
        calendar.add(Fields.calendar(unit), Math.toIntExact(amount));
    }

    /** All fields below become the least; false when a calendar cannot be rounded to the field. */
    static boolean floor(Calendar calendar, TimeField field) {
        int at = ROUNDABLE.indexOf(field);
        for (int i = 0; i < at; i++) {
            extreme(calendar, ROUNDABLE.get(i), false);
        }
        return at >= 0;
    }

    /** The floor plus one, also where there is nothing to round off; milliseconds stay. */
    static boolean ceiling(Calendar calendar, TimeField field) {
        if (!floor(calendar, field)) {
            return false;
        }
        if (field != TimeField.MILLISECOND) {
            add(calendar, field, 1);
        }
        return true;
    }

    /** Up when the next smaller field is past the half of its range. */
    static boolean half(Calendar calendar, TimeField field) {
        int at = ROUNDABLE.indexOf(field);
        if (at <= 0) {
            return at == 0;
        }
        int below = Fields.calendar(ROUNDABLE.get(at - 1));
        int least = calendar.getActualMinimum(below);
        boolean up = calendar.get(below) - least > (calendar.getActualMaximum(below) - least) / 2;
        floor(calendar, field);
        if (up) {
            add(calendar, field, 1);
        }
        return true;
    }
}
