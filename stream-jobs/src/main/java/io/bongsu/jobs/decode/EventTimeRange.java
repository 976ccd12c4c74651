package io.bongsu.jobs.decode;

import java.io.Serializable;

/**
 * The times that an event may carry, both ends included.
 *
 * <p>Unit: ms since the epoch, UTC.
 */
public record EventTimeRange(long earliestMillis, long latestMillis) implements Serializable {
    /** 2000 to 2100: in a running job one wrong clock must not carry event time away. */
    public static final EventTimeRange LIVE = new EventTimeRange(946_684_800_000L, 4_102_444_800_000L);

    /** 1970 to 9999: recorded events are replayed in order, whatever their clock. */
    public static final EventTimeRange RECORDED = new EventTimeRange(0, 253_402_300_799_999L);

    boolean holds(long timeMillis) {
        return earliestMillis <= timeMillis && timeMillis <= latestMillis;
    }
}
