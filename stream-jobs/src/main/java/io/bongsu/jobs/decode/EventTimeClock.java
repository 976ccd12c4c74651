package io.bongsu.jobs.decode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells event time: after each event, the watermark is the latest time seen less the lateness allowed, less 1 ms; with
 * several source partitions, the one that is furthest behind decides.
 *
 * <p>Shape: the watermark follows from the events alone, not from when they come. It is told when it has advanced by
 * {@value #STEP_MILLIS} ms or more. At the end of the input it goes to
 * the last event's time plus {@link Timing#tailMillis}, so that what was still awaited is decided, and no further. With
 * {@link Timing#idleMillis} &gt; 0, a partition silent for so long is not waited for (when all are silent, the latest event
 * of any decides), and for as long after a start no watermark is told, so that every partition can be heard once; the
 * owner calls {@link #lookForSilence} at that interval.
 *
 * <p>Unit: ms; idleness in processing time, everything else in event time.
 *
 * <p>Cost: O(1) per event, but for a change of partition, and where the furthest behind moves: then one pass over them.
 */
public final class EventTimeClock {
    /** Every watermark goes to every subtask of the next stage: telling each millisecond would cost more than the events. */
    static final long STEP_MILLIS = 10;

    /** No event has been seen. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long FARTHEST_MILLIS = Long.MAX_VALUE / 2;

    /** How late events may come, how long to wait for silent partitions (0: for ever), how far time goes at the end. */
    public record Timing(long latenessMillis, long idleMillis, long tailMillis) implements Serializable {}

    /** Who is told. */
    public interface Listener {
        /** Event time has come to {@code millis}; ascending. */
        void watermark(long millis);

        /** Whether all partitions are silent, each time that changes. */
        void idle(boolean idle);
    }

    private static final class SourcePartition {
        final String topic;
        final int number;
        long latestMillis = NEVER;
        boolean heard;
        boolean silent;

        SourcePartition(String topic, int number) {
            this.topic = topic;
            this.number = number;
        }
    }

    private final Timing timing;
    private final Listener listener;
    private final List<SourcePartition> partitions = new ArrayList<>();
    private SourcePartition current;
    private long watermark;
    private long latestMillis;
    private long slowestMillis = Long.MAX_VALUE;
    private boolean holding;
    private boolean idle;

    /** A clock that goes on from a checkpoint's {@code watermark} and {@code latestMillis}, or from {@link #NEVER}. */
    public EventTimeClock(Timing timing, long watermark, long latestMillis, Listener listener) {
        this.timing = timing;
        this.watermark = watermark;
        this.latestMillis = latestMillis;
        this.listener = listener;
    }

    /** Begins, where it goes on, with the watermark of the checkpoint. */
    public void start() {
        holding = timing.idleMillis() > 0;
        if (watermark != NEVER) {
            listener.watermark(watermark);
        }
    }

    public long watermark() {
        return watermark;
    }

    /** Time of the latest event, or {@link #NEVER}. */
    public long latestMillis() {
        return latestMillis;
    }

    /** Whether an event that comes now comes too late. */
    public boolean hasPassed(long timeMillis) {
        return timeMillis <= watermark;
    }

    /** An event is there; {@link #advance} once it has gone on. */
    public void hear(String topic, int partition, long timeMillis) {
        SourcePartition from = partition(topic, partition);
        from.heard = true;
        if (idle) {
            idle = false;
            listener.idle(false);
        }
        if (from.silent) {
            from.silent = false;
            slowestMillis = slowest();
        }
        if (timeMillis > from.latestMillis) {
            boolean slowest = from.latestMillis <= slowestMillis;
            from.latestMillis = timeMillis;
            latestMillis = Math.max(latestMillis, timeMillis);
            if (slowest) {
                slowestMillis = slowest();
            }
        }
    }

    private SourcePartition partition(String topic, int number) {
        if (current != null
                && (timing.idleMillis() == 0 || (current.number == number && current.topic.equals(topic)))) {
            // a replay is one sequence, whatever files its events come from
            return current;
        }
        for (SourcePartition known : partitions) {
            if (known.number == number && known.topic.equals(topic)) {
                current = known;
                return known;
            }
        }
        current = new SourcePartition(topic, number);
        partitions.add(current);
        return current;
    }

    private long slowest() {
        long slowest = Long.MAX_VALUE;
        for (SourcePartition partition : partitions) {
            if (!partition.silent) {
                slowest = Math.min(slowest, partition.latestMillis);
            }
        }
        return slowest;
    }

    /** Tells how far time has come. */
    public void advance() {
        if (!holding && slowestMillis != Long.MAX_VALUE) {
            long millis = slowestMillis - timing.latenessMillis() - 1;
            if (watermark == NEVER || millis - watermark >= STEP_MILLIS) {
                tell(millis);
            }
        }
    }

    /** Another {@link Timing#idleMillis} have gone by. */
    public void lookForSilence() {
        holding = false;
        boolean allSilent = true;
        for (SourcePartition partition : partitions) {
            partition.silent = !partition.heard;
            partition.heard = false;
            allSilent &= partition.silent;
        }
        slowestMillis = slowest();
        if (!allSilent) {
            advance();
        } else if (!idle) {
            if (!partitions.isEmpty()) {
                tell(latestMillis - timing.latenessMillis() - 1);
            }
            idle = true;
            listener.idle(true);
        }
    }

    /** No event will come any more. */
    public void end() {
        if (latestMillis != NEVER) {
            tell(latestMillis + Math.min(timing.tailMillis(), FARTHEST_MILLIS - latestMillis));
        }
    }

    private void tell(long millis) {
        if (millis > watermark) {
            watermark = millis;
            listener.watermark(millis);
        }
    }
}
