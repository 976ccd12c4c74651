package io.bongsu.jobs.source.replay;

import java.io.Serializable;
import java.util.Locale;

/**
 * How fast a replay goes: {@code factor} ms of event time per ms, or as fast as it can (factor 0).
 *
 * <p>Errors: IllegalArgumentException for a text that is neither {@code max} nor a positive number followed by x.
 */
public record Pace(double factor) implements Serializable {
    public static final Pace MAX = new Pace(0);

    /** Reads {@code max}, {@code 1x}, {@code 10x}, {@code 0.5x}. */
    public static Pace parse(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        if (trimmed.equals("max")) {
            return MAX;
        }
        try {
            if (trimmed.endsWith("x")) {
                double factor = Double.parseDouble(trimmed.substring(0, trimmed.length() - 1));
                if (factor > 0 && Double.isFinite(factor)) {
                    return new Pace(factor);
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("speed must be max or a positive number followed by x, speed=" + text);
    }

    public boolean isMax() {
        return factor == 0;
    }

    /** Nanoseconds after the first record at which a record {@code eventMillis} later is due. */
    public long dueNanos(long eventMillis) {
        return (long) (eventMillis * 1e6 / factor);
    }
}
