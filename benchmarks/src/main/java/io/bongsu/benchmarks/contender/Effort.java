package io.bongsu.benchmarks.contender;

/**
 * How a variant is measured: rounds per system, and how long each lasts.
 *
 * <p>Shape: with {@code events} 0 a round is as many events as last {@code seconds}, found by calibration; otherwise it is
 * just so many events, after one round as warm-up or none; it is never shorter than
 * {@code leastEvents}, which a case needs to have matches at all. {@code timeoutSeconds} is the time after which a silent child JVM is given up.
 */
public record Effort(double seconds, long events, long leastEvents, boolean warmUp, int rounds, int timeoutSeconds) {
    public static final Effort QUICK = new Effort(0.6, 0, 0, true, 3, 180);
    public static final Effort FULL = new Effort(8.0, 0, 0, true, 5, 600);

    /** The same with this many events a round, without calibration. */
    public Effort fixed(long fixedEvents) {
        return new Effort(seconds, fixedEvents, leastEvents, warmUp, rounds, timeoutSeconds);
    }

    public Effort rounds(int count) {
        return new Effort(seconds, events, leastEvents, warmUp, count, timeoutSeconds);
    }

    public Effort withoutWarmUp() {
        return new Effort(seconds, events, leastEvents, false, rounds, timeoutSeconds);
    }

    public Effort timeout(int longestSeconds) {
        return new Effort(seconds, events, leastEvents, warmUp, rounds, longestSeconds);
    }

    public Effort atLeast(long fewest) {
        return new Effort(seconds, events, fewest, warmUp, rounds, timeoutSeconds);
    }
}
