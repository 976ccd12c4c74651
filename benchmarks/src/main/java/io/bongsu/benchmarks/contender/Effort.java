package io.bongsu.benchmarks.contender;

/**
 * How a variant is measured: rounds per system, and how long each lasts.
 *
 * <p>Shape: with {@code events} 0 a round is as many events as last {@code seconds}, found while a system warms up: until it
 * gets no faster, {@code warmUpSeconds} at most, the same for all; otherwise it is just so many events, after one round as
 * warm-up if there are any seconds for it. A round is never shorter than {@code leastEvents}, which a case needs to have matches at all. {@code
 * timeoutSeconds} is the time after which a silent child JVM is given up.
 */
public record Effort(
        double seconds, long events, long leastEvents, double warmUpSeconds, int rounds, int timeoutSeconds) {
    private static final Effort QUICK = new Effort(0.5, 0, 0, 3, 3, 180);
    private static final Effort FULL = new Effort(5.5, 0, 0, 10, 3, 600);
    private static final Effort LONG = new Effort(12, 0, 0, 40, 5, 3_600);

    public static Effort of(Extent extent) {
        return switch (extent) {
            case QUICK -> QUICK;
            case FULL -> FULL;
            case LONG -> LONG;
        };
    }

    /** The same with this many events a round, without calibration. */
    public Effort fixed(long fixedEvents) {
        return new Effort(seconds, fixedEvents, leastEvents, warmUpSeconds, rounds, timeoutSeconds);
    }

    public Effort rounds(int count) {
        return new Effort(seconds, events, leastEvents, warmUpSeconds, count, timeoutSeconds);
    }

    public Effort warmUp(double shortest) {
        return new Effort(seconds, events, leastEvents, shortest, rounds, timeoutSeconds);
    }

    public Effort withoutWarmUp() {
        return warmUp(0);
    }

    public Effort atLeast(long fewest) {
        return new Effort(seconds, events, fewest, warmUpSeconds, rounds, timeoutSeconds);
    }
}
