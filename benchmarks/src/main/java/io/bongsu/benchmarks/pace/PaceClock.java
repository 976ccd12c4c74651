package io.bongsu.benchmarks.pace;

/**
 * When each event of a paced round was due, and by how much the source was late with it.
 *
 * <p>Shape: one round at a time, known to all threads of the JVM, because the parts of a Flink job cannot be handed an
 * object. Event {@code i} is of source subtask {@code i mod subtasks}; a subtask's clock begins with its first event, as its
 * pacing does.
 *
 * <p>Unit: ns of {@link System#nanoTime}, ms since the epoch.
 */
public final class PaceClock {
    /** The lags of the last quarter of a round tell whether it was sustained. */
    private static final double SETTLED = 0.75;

    private static final int PADDING = 8;
    private static volatile PaceClock current = new PaceClock(1, 1, 0);

    private final double nanosPerEvent;
    private final int subtasks;
    private final long settled;
    private final long[] begin;
    private final long[] lag;
    private long originNanos;
    private long originMillis;

    private PaceClock(double perSecond, int subtasks, long events) {
        this.nanosPerEvent = 1e9 / perSecond;
        this.subtasks = subtasks;
        this.settled = (long) (events * SETTLED);
        this.begin = new long[subtasks * PADDING];
        this.lag = new long[subtasks * PADDING];
    }

    /** Makes a new round the current one. */
    public static PaceClock next(double perSecond, int subtasks, long events) {
        current = new PaceClock(perSecond, subtasks, events);
        return current;
    }

    public static PaceClock current() {
        return current;
    }

    /** An event is about to leave its source subtask. */
    void leaves(long index) {
        int place = place(index);
        long now = System.nanoTime();
        if (begin[place] == 0) {
            begin(place, now);
        }
        if (index >= settled) {
            lag[place] = Math.max(lag[place], now - dueNanos(index));
        }
    }

    private synchronized void begin(int place, long now) {
        if (originNanos == 0) {
            originNanos = now;
            originMillis = System.currentTimeMillis();
        }
        begin[place] = now;
    }

    private int place(long index) {
        return (int) (index % subtasks) * PADDING;
    }

    /** When the event was due to leave. */
    public long dueNanos(long index) {
        return begin[place(index)] + (long) ((index - index % subtasks) * nanosPerEvent);
    }

    /** The wall clock's time at which the event is made. */
    long madeMillis(long index) {
        return originMillis + (long) (index * nanosPerEvent / 1_000_000);
    }

    /** The longest time by which an event of the last quarter left late, ms. */
    public double settledLagMillis() {
        long longest = 0;
        for (long one : lag) {
            longest = Math.max(longest, one);
        }
        return longest / 1e6;
    }
}
