package io.bongsu.language.pack;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as metadata writes them: {@code 10 min}, {@code 1 hour 30 min}, {@code 0 sec}. Unit: ms. */
final class TimeLength {
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ms", 1L),
            Map.entry("msec", 1L),
            Map.entry("s", 1_000L),
            Map.entry("sec", 1_000L),
            Map.entry("second", 1_000L),
            Map.entry("seconds", 1_000L),
            Map.entry("min", 60_000L),
            Map.entry("minute", 60_000L),
            Map.entry("minutes", 60_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("hour", 3_600_000L),
            Map.entry("hours", 3_600_000L),
            Map.entry("day", 86_400_000L),
            Map.entry("days", 86_400_000L));
    private static final Pattern PART = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([a-z]+)\\s*");

    private TimeLength() {}

    static Optional<Long> parse(String text) {
        Matcher matcher = PART.matcher(text);
        long millis = 0;
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end || !UNITS.containsKey(matcher.group(2))) {
                return Optional.empty();
            }
            millis += new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))))
                    .longValue();
            end = matcher.end();
        }
        return text.isBlank() ? Optional.empty() : Optional.of(millis);
    }
}
