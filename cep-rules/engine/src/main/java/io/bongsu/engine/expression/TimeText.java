package io.bongsu.engine.expression;

import io.bongsu.engine.plan.PlanException;
import io.bongsu.schemas.ValueType.Kind;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;

/**
 * Reads points in time written in one format, in UTC where the text does not say otherwise.
 *
 * <p>Errors: a text of another form is null.
 */
@SuppressWarnings("JavaUtilDate")
record TimeText(Function<String, Object> reader) {
    static TimeText of(String format, Kind kind) {
        try {
            return new TimeText(
                    switch (kind) {
                        case DATE -> date(format);
                        case LONG -> date(format).andThen(date -> date == null ? null : ((Date) date).getTime());
                        case CALENDAR -> date(format).andThen(TimeText::calendar);
                        case LOCAL_DATE -> text -> LocalDate.parse(text, formatter(format));
                        case LOCAL_TIME -> text -> LocalTime.parse(text, formatter(format));
                        case LOCAL_DATE_TIME -> text -> LocalDateTime.parse(text, formatter(format));
                        case ZONED_DATE_TIME -> text -> ZonedDateTime.parse(text, formatter(format));
                        default -> throw new PlanException("a date format makes a point in time, kind=" + kind);
                    });
        } catch (IllegalArgumentException e) {
            throw new PlanException("a date format must be one of Java's, format=" + format);
        }
    }

    private static DateTimeFormatter formatter(String format) {
        return DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
    }

    private static Function<String, Object> date(String format) {
        SimpleDateFormat known = new SimpleDateFormat(format, Locale.ENGLISH);
        known.setTimeZone(TimeZone.getTimeZone("UTC"));
        return text -> {
            try {
                // A format keeps scratch of its own: a copy per text, as closures may be shared by threads.
                return ((SimpleDateFormat) known.clone()).parse(text);
            } catch (ParseException e) {
                return null;
            }
        };
    }

    private static Object calendar(Object date) {
        if (date == null) {
            return null;
        }
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ENGLISH);
        calendar.setTime((Date) date);
        return calendar;
    }

    Object parse(String text) {
        try {
            return reader.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
