package io.bongsu.tool.scenario;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scenario's clock: times of day since its start, and back.
 *
 * <p>Shape: {@code 00:00:59.500} and {@code +61s}, {@code +1m30s}, {@code +500ms} count from the start, hours may pass 24;
 * {@code 2021-03-01T22:12:00+09:00} is itself.
 *
 * <p>Unit: ms since the epoch, UTC.
 */
public record ScenarioClock(long startMillis) {
    /** When a scenario starts that does not say: a Monday. */
    public static final ScenarioClock DEFAULT = new ScenarioClock(
            OffsetDateTime.parse("2026-01-05T00:00:00Z").toInstant().toEpochMilli());

    /** What a time may look like, for messages. */
    static final String FORMS = "Write 00:00:59.500, +61s, +1m30s or 2021-03-01T22:12:00+09:00.";

    private static final Pattern OF_DAY = Pattern.compile("(\\d{1,4}):([0-5]\\d)(?::([0-5]\\d)(?:\\.(\\d{1,3}))?)?");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    /** The time that the text names, or nothing. */
    Optional<Long> parse(String text) {
        Matcher ofDay = OF_DAY.matcher(text);
        if (ofDay.matches()) {
            return Optional.of(startMillis + sinceStart(ofDay));
        }
        if (text.startsWith("+")) {
            return length(text.substring(1)).map(millis -> startMillis + millis);
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long sinceStart(Matcher ofDay) {
        long seconds = Long.parseLong(ofDay.group(1)) * 3_600
                + Long.parseLong(ofDay.group(2)) * 60
                + (ofDay.group(3) == null ? 0 : Long.parseLong(ofDay.group(3)));
        String millis = ofDay.group(4) == null ? "0" : ofDay.group(4);
        return seconds * 1_000 + Long.parseLong((millis + "00").substring(0, 3));
    }

    private static Optional<Long> length(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal millis = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length()) {
            if (!part.find(end) || part.start() != end) {
                return Optional.empty();
            }
            millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(UNITS.get(part.group(2)))));
            end = part.end();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(millis.longValue());
    }

    /** As {@code 00:00:59.500}; a time before the start has a minus sign. */
    String text(long millis) {
        long since = Math.abs(millis - startMillis);
        return String.format(
                Locale.ROOT,
                "%s%02d:%02d:%02d.%03d",
                millis < startMillis ? "-" : "",
                since / 3_600_000,
                since / 60_000 % 60,
                since / 1_000 % 60,
                since % 1_000);
    }
}
