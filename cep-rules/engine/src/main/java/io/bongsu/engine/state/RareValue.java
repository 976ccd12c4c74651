package io.bongsu.engine.state;

import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/**
 * Scalars that events seldom hold: small and large numbers, characters, points in time.
 *
 * <p>Shape: the kind's name, then the value.
 */
@SuppressWarnings("JavaUtilDate")
final class RareValue {
    private RareValue() {}

    static void write(Object value, StateOutput out) {
        Kind kind = kindOf(value);
        out.writeName(kind.name());
        switch (kind) {
            case CHAR -> out.writeSize((Character) value);
            case BYTE, SHORT -> out.writeLong(((Number) value).longValue());
            case BIG_INTEGER -> out.writeBytes(((BigInteger) value).toByteArray());
            case BIG_DECIMAL -> {
                out.writeLong(((BigDecimal) value).scale());
                out.writeBytes(((BigDecimal) value).unscaledValue().toByteArray());
            }
            case DATE -> out.writeLong(((Date) value).getTime());
            case CALENDAR -> {
                out.writeLong(((Calendar) value).getTimeInMillis());
                out.writeName(((Calendar) value).getTimeZone().getID());
            }
            case LOCAL_DATE -> out.writeLong(((LocalDate) value).toEpochDay());
            case LOCAL_TIME -> out.writeLong(((LocalTime) value).toNanoOfDay());
            case LOCAL_DATE_TIME -> write((LocalDateTime) value, out);
            default -> {
                ZonedDateTime time = (ZonedDateTime) value;
                write(time.toLocalDateTime(), out);
                out.writeLong(time.getOffset().getTotalSeconds());
                out.writeName(time.getZone().getId());
            }
        }
    }

    private static void write(LocalDateTime time, StateOutput out) {
        out.writeLong(time.toLocalDate().toEpochDay());
        out.writeLong(time.toLocalTime().toNanoOfDay());
    }

    static Object read(StateInput in) {
        String name = in.readName();
        try {
            return read(Kind.valueOf(name), in);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StateException("a rare value has a known kind and a value of it, kind=" + name + " cause=" + e);
        }
    }

    private static Object read(Kind kind, StateInput in) {
        return switch (kind) {
            case CHAR -> (Object) (char) in.readSize();
            case BYTE -> (byte) in.readLong();
            case SHORT -> (short) in.readLong();
            case BIG_INTEGER -> new BigInteger(in.readBytes());
            case BIG_DECIMAL -> {
                int scale = (int) in.readLong();
                yield new BigDecimal(new BigInteger(in.readBytes()), scale);
            }
            case DATE -> new Date(in.readLong());
            case CALENDAR -> {
                long millis = in.readLong();
                Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(in.readName()));
                calendar.setTimeInMillis(millis);
                yield calendar;
            }
            case LOCAL_DATE -> LocalDate.ofEpochDay(in.readLong());
            case LOCAL_TIME -> LocalTime.ofNanoOfDay(in.readLong());
            case LOCAL_DATE_TIME -> dateTime(in);
            case ZONED_DATE_TIME -> {
                LocalDateTime time = dateTime(in);
                ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) in.readLong());
                yield ZonedDateTime.ofLocal(time, ZoneId.of(in.readName()), offset);
            }
            default -> throw new IllegalArgumentException("not a rare kind");
        };
    }

    private static LocalDateTime dateTime(StateInput in) {
        LocalDate date = LocalDate.ofEpochDay(in.readLong());
        return LocalDateTime.of(date, LocalTime.ofNanoOfDay(in.readLong()));
    }

    private static Kind kindOf(Object value) {
        if (value instanceof Character) {
            return Kind.CHAR;
        } else if (value instanceof Byte) {
            return Kind.BYTE;
        } else if (value instanceof Short) {
            return Kind.SHORT;
        } else if (value instanceof BigInteger) {
            return Kind.BIG_INTEGER;
        } else if (value instanceof BigDecimal) {
            return Kind.BIG_DECIMAL;
        } else if (value instanceof Date) {
            return Kind.DATE;
        } else if (value instanceof Calendar) {
            return Kind.CALENDAR;
        } else if (value instanceof LocalDate) {
            return Kind.LOCAL_DATE;
        } else if (value instanceof LocalTime) {
            return Kind.LOCAL_TIME;
        } else if (value instanceof LocalDateTime) {
            return Kind.LOCAL_DATE_TIME;
        } else if (value instanceof ZonedDateTime) {
            return Kind.ZONED_DATE_TIME;
        }
        throw new StateException("a value must be a scalar, list, map or row, class="
                + value.getClass().getName());
    }
}
