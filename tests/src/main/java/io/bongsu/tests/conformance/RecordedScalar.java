package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/** Scalars that JSON has no form of: <code>{"$": kind, "v": value}</code>. */
@SuppressWarnings("JavaUtilDate")
final class RecordedScalar {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("char", Kind.CHAR),
            Map.entry("BigInteger", Kind.BIG_INTEGER),
            Map.entry("BigDecimal", Kind.BIG_DECIMAL),
            Map.entry("Date", Kind.DATE),
            Map.entry("Calendar", Kind.CALENDAR),
            Map.entry("LocalDate", Kind.LOCAL_DATE),
            Map.entry("LocalTime", Kind.LOCAL_TIME),
            Map.entry("LocalDateTime", Kind.LOCAL_DATE_TIME),
            Map.entry("ZonedDateTime", Kind.ZONED_DATE_TIME),
            Map.entry("double", Kind.DOUBLE));

    private RecordedScalar() {}

    static Optional<Kind> kindOf(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    static Object of(Kind kind, JsonNode value) throws RefusedException {
        if (kindOf(value.path("$").asText()).filter(kind::equals).isEmpty()) {
            throw RecordedEvent.mismatch();
        }
        JsonNode content = value.path("v");
        return switch (kind) {
            case CHAR -> (Object) content.asText().charAt(0);
            case BIG_INTEGER -> new BigInteger(content.asText());
            case BIG_DECIMAL -> new BigDecimal(content.asText());
            case DATE -> new Date(content.asLong());
            case CALENDAR -> {
                Calendar calendar = new GregorianCalendar(
                        TimeZone.getTimeZone(value.path("tz").asText()));
                calendar.setTimeInMillis(content.asLong());
                yield calendar;
            }
            case LOCAL_DATE -> LocalDate.parse(content.asText());
            case LOCAL_TIME -> LocalTime.parse(content.asText());
            case LOCAL_DATE_TIME -> LocalDateTime.parse(content.asText());
            case ZONED_DATE_TIME -> ZonedDateTime.parse(content.asText());
            case DOUBLE -> Double.valueOf(content.asText());
            default -> throw RecordedEvent.mismatch();
        };
    }

    /** The form in which a recorded value of such a kind is compared. */
    static Optional<String> compared(Object value) {
        if (value instanceof Character) {
            return Optional.of("char " + value);
        }
        if (value instanceof Date date) {
            return Optional.of("Date " + date.getTime());
        }
        if (value instanceof Calendar calendar) {
            return Optional.of("Calendar " + calendar.getTimeInMillis());
        }
        return value instanceof LocalDate
                        || value instanceof LocalTime
                        || value instanceof LocalDateTime
                        || value instanceof ZonedDateTime
                ? Optional.of(value.getClass().getSimpleName() + " " + value)
                : Optional.empty();
    }
}
