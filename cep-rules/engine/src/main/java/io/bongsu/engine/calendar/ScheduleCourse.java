package io.bongsu.engine.calendar;

import java.time.ZoneId;

/**
 * How far an {@link IsoSchedule} has come.
 *
 * <p>Shape: mutable: where it began, the last time that it gave, and how many it has counted. The first of a dated schedule
 * is the date itself; times that have passed when it is asked are counted and left out.
 *
 * <p>Unit: ms. Cost: O(1) for plain lengths of time, a few steps for months.
 */
public final class ScheduleCourse {
    /** There is no next time. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long OVER = -1;

    private final IsoSchedule schedule;
    private final ZoneId zone;
    private long lastMillis;
    private long counted;

    private ScheduleCourse(IsoSchedule schedule, ZoneId zone, long lastMillis, long counted) {
        this.schedule = schedule;
        this.zone = schedule.zone().orElse(zone);
        this.lastMillis = lastMillis;
        this.counted = counted;
    }

    /** Begins now, or at the schedule's date. */
    public static ScheduleCourse begin(IsoSchedule schedule, long nowMillis, ZoneId zone) {
        boolean dated = schedule.dateMillis().isPresent();
        return new ScheduleCourse(schedule, zone, dated ? schedule.dateMillis().getAsLong() : nowMillis, dated ? 1 : 0);
    }

    /** As it was. */
    public static ScheduleCourse resume(IsoSchedule schedule, ZoneId zone, long lastMillis, long counted) {
        return new ScheduleCourse(schedule, zone, lastMillis, counted);
    }

    public long lastMillis() {
        return lastMillis;
    }

    public long counted() {
        return counted;
    }

    /** The next time after now, or {@link #NEVER}. */
    public long next(long nowMillis) {
        if (counted == OVER) {
            return NEVER;
        }
        if (schedule.repetitions().isEmpty() || schedule.period().isEmpty()) {
            counted = OVER;
            long only = schedule.period()
                    .map(period -> period.addTo(lastMillis, 1, zone))
                    .orElse(lastMillis);
            return only > nowMillis ? only : NEVER;
        }
        long most = schedule.repetitions().getAsLong();
        if (lastMillis <= nowMillis) {
            advance(schedule.period().get(), nowMillis);
        }
        if (most >= 0 && counted > most) {
            counted = OVER;
            return NEVER;
        }
        return lastMillis;
    }

    private void advance(CalendarPeriod period, long nowMillis) {
        long one = period.addTo(lastMillis, 1, zone);
        long times = 1;
        if (one <= nowMillis) {
            long leap = Math.min((nowMillis - lastMillis) / (one - lastMillis) - 1, Integer.MAX_VALUE);
            one = period.addTo(one, (int) leap, zone);
            times += leap;
        }
        while (one <= nowMillis) {
            one = period.addTo(one, 1, zone);
            times++;
        }
        long before = period.addTo(one, -1, zone);
        while (times > 1 && before > nowMillis) {
            one = before;
            before = period.addTo(one, -1, zone);
            times--;
        }
        lastMillis = one;
        counted += times;
    }
}
