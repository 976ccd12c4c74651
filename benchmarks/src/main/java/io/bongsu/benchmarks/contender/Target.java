package io.bongsu.benchmarks.contender;

import java.util.regex.Pattern;

/**
 * What is expected of us: ours divided by theirs, or our own figure, at least or at most a limit.
 *
 * <p>Shape: {@code variants} is a regular expression of the variants that it holds for. {@code measure} is {@link #SPEED}
 * or the name of a figure of {@link Round}. {@code against} is a system, or {@code bongsu@VARIANT} for ourselves in
 * another variant, or empty for an absolute limit.
 */
public record Target(String variants, String measure, String against, Bound bound, double limit) {
    public static final String SPEED = "eventsPerSecond";

    /** Which side of the limit is good. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    /** Our speed is at least {@code limit} times that of {@code against}. */
    public static Target speed(String variants, String against, double limit) {
        return new Target(variants, SPEED, against, Bound.AT_LEAST, limit);
    }

    public boolean holdsFor(String variant) {
        return Pattern.matches(variants, variant);
    }

    public boolean metBy(double value) {
        return bound == Bound.AT_LEAST ? value >= limit : value <= limit;
    }
}
