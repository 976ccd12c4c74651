package io.bongsu.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Days that a crontab names by a rule: {@code last}, {@code 5 last}, {@code lastweekday}, {@code 10 weekday}.
 *
 * <p>Shape: {@code number} is a day of the week (Sunday is 0) for the last ones, a day of the month for
 * {@link Rule#NEAREST_WEEKDAY}; {@code month} restricts to one month.
 *
 * <p>Source: Esper reference, "timer:at", keywords of days.
 */
public record SpecialDay(Rule rule, OptionalInt number, OptionalInt month) {
    /** The rules. */
    public enum Rule {
        /** The last day of the month; with a number only where it falls on that day of the week. */
        LAST_OF_MONTH,
        /** Saturday; with a number, the last such day of the month. */
        LAST_OF_WEEK,
        /** The last day from Monday to Friday of the month. */
        LAST_WEEKDAY,
        /** The weekday nearest to a day of the month, in the same month; without a number any weekday. */
        NEAREST_WEEKDAY
    }

    boolean fits(LocalDate day) {
        if (month.isPresent() && month.getAsInt() != day.getMonthValue()) {
            return false;
        }
        int last = day.lengthOfMonth();
        return switch (rule) {
            case LAST_OF_MONTH -> isNumbered(day) && day.getDayOfMonth() == last;
            case LAST_OF_WEEK ->
                number.isPresent()
                        ? isNumbered(day) && day.getDayOfMonth() > last - 7
                        : day.getDayOfWeek() == DayOfWeek.SATURDAY;
            case LAST_WEEKDAY ->
                isNumbered(day)
                        && isWeekday(day)
                        && (day.getDayOfMonth() == last
                                || (day.getDayOfMonth() >= last - 2 && day.getDayOfWeek() == DayOfWeek.FRIDAY));
            case NEAREST_WEEKDAY -> isWeekday(day) && (number.isEmpty() || nearest(day) == day.getDayOfMonth());
        };
    }

    private boolean isNumbered(LocalDate day) {
        return number.isEmpty() || number.getAsInt() == day.getDayOfWeek().getValue() % 7;
    }

    private int nearest(LocalDate inMonth) {
        int last = inMonth.lengthOfMonth();
        LocalDate wanted = inMonth.withDayOfMonth(Math.min(number.getAsInt(), last));
        int day = wanted.getDayOfMonth();
        return switch (wanted.getDayOfWeek()) {
            case SATURDAY -> day > 1 ? day - 1 : day + 2;
            case SUNDAY -> day == last ? day - 2 : day + 1;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5;
    }
}
