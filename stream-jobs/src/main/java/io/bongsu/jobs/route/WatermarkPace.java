package io.bongsu.jobs.route;

import java.util.function.LongConsumer;

/**
 * Sends watermarks on at a pace that the stages behind can bear: each one goes to all their subtasks.
 *
 * <p>Shape: the latest watermark waits until {@value #EVENTS} events have come since the one before, or until {@link #tick}.
 * What waits changes no result, only when it is seen: events are late or not by the clock's own watermark.
 *
 * <p>Unit: ms of event time.
 */
final class WatermarkPace {
    /** A watermark costs the stages behind about as much as a handful of events. */
    static final int EVENTS = 128;

    private static final long NONE = Long.MIN_VALUE;

    private final LongConsumer out;
    private long waiting = NONE;
    private int events;

    WatermarkPace(LongConsumer out) {
        this.out = out;
    }

    void watermark(long millis) {
        waiting = millis;
    }

    void event() {
        if (++events >= EVENTS && waiting != NONE) {
            tick();
        }
    }

    /** Sends what waits. */
    void tick() {
        if (waiting != NONE) {
            long millis = waiting;
            waiting = NONE;
            events = 0;
            out.accept(millis);
        }
    }
}
