package io.bongsu.engine.expression.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** Points in time of every kind as ms since the epoch, and as calendars. */
@SuppressWarnings("JavaUtilDate") // a value that EPL has
final class Moments {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private Moments() {}

    /** Ms since the epoch; null for what is no point in time. */
    static Long millis(Object time) {
        if (time instanceof Long millis) {
            return millis;
        }
        if (time instanceof Date date) {
            return date.getTime();
        }
        if (time instanceof Calendar calendar) {
            return calendar.getTimeInMillis();
        }
        if (time instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        return time instanceof ZonedDateTime zoned ? (Long) zoned.toInstant().toEpochMilli() : null;
    }

    /** A calendar of one's own for a long, a date or a calendar. */
    static Calendar calendar(Object time) {
        if (time instanceof Calendar calendar) {
            return (Calendar) calendar.clone();
        }
        return calendarAt(millis(time));
    }

    static Calendar calendarAt(long millis) {
        Calendar calendar = new GregorianCalendar(UTC, Locale.US);
        calendar.setTimeInMillis(millis);
        return calendar;
    }

    /** What a calendar says, in the kind of value that {@code like} is. */
    static Object as(Object like, Calendar calendar) {
        if (like instanceof Long) {
            return calendar.getTimeInMillis();
        }
        return like instanceof Date ? calendar.getTime() : calendar;
    }
}
