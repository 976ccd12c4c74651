package io.bongsu.benchmarks.contender;

/**
 * How a variant is measured: rounds per system, and how long each lasts.
 *
 * <p>Shape: with {@code events} 0 a round is as many events as last {@code seconds}, found by calibration; otherwise it is
 * just so many events. {@code timeoutSeconds} is the time after which a silent child JVM is given up.
 */
public record Effort(double seconds, long events, int rounds, int timeoutSeconds) {
    public static final Effort QUICK = new Effort(1.0, 0, 3, 60);
    public static final Effort FULL = new Effort(8.0, 0, 5, 600);

    /** The same with this many events a round, without calibration. */
    public Effort fixed(long fixedEvents) {
        return new Effort(seconds, fixedEvents, rounds, timeoutSeconds);
    }

    public Effort rounds(int count) {
        return new Effort(seconds, events, count, timeoutSeconds);
    }
}
