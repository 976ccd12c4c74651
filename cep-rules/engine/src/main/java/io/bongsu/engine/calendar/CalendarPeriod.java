package io.bongsu.engine.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A length of time in the units of the calendar: a month is as long as the month is.
 *
 * <p>Shape: added from the largest unit to the smallest; a day that the month does not have becomes its last one. Unit of
 * times: ms. Errors: none.
 *
 * <p>Source: Esper reference, "Specifying Time Periods".
 */
public record CalendarPeriod(int years, int months, int weeks, int days, long millis) {
    /** The time after the period, or after that many of it. */
    public long addTo(long fromMillis, int times, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(fromMillis).atZone(zone);
        return at.plusYears((long) years * times)
                .plusMonths((long) months * times)
                .plusWeeks((long) weeks * times)
                .plusDays((long) days * times)
                .toInstant()
                .plusMillis(millis * times)
                .toEpochMilli();
    }

    /** Whether it has no length. */
    public boolean isEmpty() {
        return years == 0 && months == 0 && weeks == 0 && days == 0 && millis == 0;
    }
}
