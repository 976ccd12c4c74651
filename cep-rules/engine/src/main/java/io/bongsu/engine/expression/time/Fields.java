package io.bongsu.engine.expression.time;

import io.bongsu.engine.plan.TimeField;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;

/** What a field is called by calendars and by the classes of java.time. Months of calendars count from 0. */
final class Fields {
    private Fields() {}

    static int calendar(TimeField field) {
        return switch (field) {
            case MILLISECOND -> Calendar.MILLISECOND;
            case SECOND -> Calendar.SECOND;
            case MINUTE -> Calendar.MINUTE;
            case HOUR -> Calendar.HOUR_OF_DAY;
            case DAY -> Calendar.DAY_OF_MONTH;
            case WEEK -> Calendar.WEEK_OF_YEAR;
            case MONTH -> Calendar.MONTH;
            case YEAR -> Calendar.YEAR;
            case DAY_OF_WEEK -> Calendar.DAY_OF_WEEK;
            case DAY_OF_YEAR -> Calendar.DAY_OF_YEAR;
            case ERA -> Calendar.ERA;
            case MICROSECOND -> throw new IllegalArgumentException("a calendar has no field, field=" + field);
        };
    }

    static ChronoField chrono(TimeField field) {
        return switch (field) {
            case MILLISECOND -> ChronoField.MILLI_OF_SECOND;
            case SECOND -> ChronoField.SECOND_OF_MINUTE;
            case MINUTE -> ChronoField.MINUTE_OF_HOUR;
            case HOUR -> ChronoField.HOUR_OF_DAY;
            case DAY -> ChronoField.DAY_OF_MONTH;
            case WEEK -> ChronoField.ALIGNED_WEEK_OF_YEAR;
            case MONTH -> ChronoField.MONTH_OF_YEAR;
            case YEAR -> ChronoField.YEAR;
            case DAY_OF_WEEK -> ChronoField.DAY_OF_WEEK;
            case DAY_OF_YEAR -> ChronoField.DAY_OF_YEAR;
            case ERA -> ChronoField.ERA;
            case MICROSECOND -> ChronoField.MICRO_OF_SECOND;
        };
    }

    static ChronoUnit unit(TimeField field) {
        return switch (field) {
            case MILLISECOND -> ChronoUnit.MILLIS;
            case SECOND -> ChronoUnit.SECONDS;
            case MINUTE -> ChronoUnit.MINUTES;
            case HOUR -> ChronoUnit.HOURS;
            case DAY, DAY_OF_WEEK, DAY_OF_YEAR -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
            case YEAR -> ChronoUnit.YEARS;
            case ERA -> ChronoUnit.ERAS;
            case MICROSECOND -> ChronoUnit.MICROS;
        };
    }
}
