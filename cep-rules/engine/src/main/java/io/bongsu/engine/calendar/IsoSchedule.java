package io.bongsu.engine.calendar;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;

/**
 * A date, a period, or a repeated one: {@code R3/2012-10-01T05:52:00Z/PT1M}.
 *
 * <p>Shape: {@code repetitions} is -1 for any number; without a date the schedule begins when it is started. {@code zone}
 * is the date's own, in which months are added.
 *
 * <p>Errors: {@link IllegalArgumentException} for a text that is none.
 *
 * <p>Source: ISO 8601; Esper reference, "timer:schedule".
 */
public record IsoSchedule(
        OptionalLong dateMillis, Optional<ZoneId> zone, OptionalLong repetitions, Optional<CalendarPeriod> period) {
    private static final Pattern PERIOD = Pattern.compile(
            "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");

    public static IsoSchedule parse(String text, ZoneId zone) {
        String iso = text.trim();
        String[] parts = iso.split("/");
        if (iso.isEmpty() || iso.endsWith("/") || parts.length > 3 || parts[0].isEmpty()) {
            throw new IllegalArgumentException("a schedule is a date, a period or R/date/period, text=" + text);
        }
        IsoSchedule schedule =
                new IsoSchedule(OptionalLong.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (i == 0 && !last && parts[0].charAt(0) == 'R') {
                schedule = schedule.repeated(repetitions(parts[0]));
            } else if (last && (i > 0 || parts[i].startsWith("P"))) {
                schedule = schedule.by(period(parts[i]));
            } else {
                schedule = schedule.from(Date.parse(parts[i], zone));
            }
        }
        if (parts.length == 3 && schedule.repetitions.isEmpty()) {
            throw new IllegalArgumentException("a schedule of three parts begins with R, text=" + text);
        }
        return schedule;
    }

    /** A point in time and the zone it is written in. */
    public record Date(long millis, ZoneId zone) {
        public static Date parse(String text, ZoneId zone) {
            try {
                var calendar = DatatypeFactory.newInstance()
                        .newXMLGregorianCalendar(text)
                        .toGregorianCalendar(null, null, null);
                boolean zoned =
                        text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)$") || text.matches("[^T]*(Z|[+-]\\d\\d:\\d\\d)$");
                if (zoned) {
                    return new Date(
                            calendar.getTimeInMillis(), calendar.getTimeZone().toZoneId());
                }
                calendar.setTimeZone(java.util.TimeZone.getTimeZone(zone));
                return new Date(calendar.getTimeInMillis(), zone);
            } catch (DatatypeConfigurationException e) {
                throw new IllegalStateException("the platform reads dates", e);
            }
        }
    }

    private IsoSchedule repeated(long times) {
        return new IsoSchedule(dateMillis, zone, OptionalLong.of(times), period);
    }

    private IsoSchedule by(CalendarPeriod length) {
        return new IsoSchedule(dateMillis, zone, repetitions, Optional.of(length));
    }

    private IsoSchedule from(Date date) {
        return new IsoSchedule(OptionalLong.of(date.millis()), Optional.of(date.zone()), repetitions, period);
    }

    private static long repetitions(String text) {
        if (text.charAt(0) != 'R') {
            throw new IllegalArgumentException("repetitions are R or R and a number, text=" + text);
        }
        return text.length() == 1 ? -1 : Long.parseLong(text.substring(1));
    }

    private static CalendarPeriod period(String text) {
        Matcher matcher = PERIOD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a period is written as P1Y2M3DT4H5M6S, text=" + text);
        }
        long millis = 1_000L * (3_600L * number(matcher, 5) + 60L * number(matcher, 6) + number(matcher, 7));
        CalendarPeriod period = new CalendarPeriod(
                number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4), millis);
        if (period.isEmpty()) {
            throw new IllegalArgumentException("a period must have a length, text=" + text);
        }
        return period;
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }
}
