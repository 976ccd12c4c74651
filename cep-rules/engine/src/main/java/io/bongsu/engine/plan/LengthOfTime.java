package io.bongsu.engine.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A constant length of time: calendar months, then milliseconds.
 *
 * <p>Shape: a year is twelve months; a month later is the same day and time of the next month (UTC), or its last day where
 * it has no such day. Unit: ms.
 *
 * <p>Cost: without months an addition.
 *
 * <p>Errors: PlanException where a part is negative or all are zero.
 *
 * <p>Source: Esper reference, "Specifying Time Periods".
 */
public record LengthOfTime(int months, long millis) {
    public LengthOfTime {
        if (months < 0 || millis < 0 || (months == 0 && millis == 0)) {
            throw new PlanException("a period must be > 0, months=" + months + " millis=" + millis);
        }
    }

    public static LengthOfTime ofMillis(long millis) {
        return new LengthOfTime(0, millis);
    }

    /** Whether it takes the same time whenever it begins. */
    public boolean isFixed() {
        return months == 0;
    }

    /** The end of the period that begins at a time; the end of time where it would be beyond. */
    public long after(long timeMillis) {
        long start = months == 0 ? timeMillis : addMonths(timeMillis, months);
        return start > Long.MAX_VALUE - millis ? Long.MAX_VALUE : start + millis;
    }

    /** The beginning of the period that ends at a time. */
    public long before(long timeMillis) {
        long end = months == 0 ? timeMillis : addMonths(timeMillis, -months);
        return end < Long.MIN_VALUE + millis ? Long.MIN_VALUE : end - millis;
    }

    /**
     * When something of a time is older than the period: the first time whose {@link #before} is not earlier. What happened
     * on the 31st is a month old on the first of the month after next, where the next month has no 31st.
     */
    public long outlivedAt(long timeMillis) {
        long end = after(timeMillis);
        if (months == 0 || before(end) >= timeMillis) {
            return end;
        }
        LocalDateTime day = at(end).toLocalDate().withDayOfMonth(1).atStartOfDay();
        return Math.max(end, day.plusMonths(1).toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    /**
     * The next end, after a time, of the periods that follow each other from a reference time on; {@code reference} becomes
     * the beginning of that period where it has months.
     */
    public Boundary next(long timeMillis, long referenceMillis) {
        if (months == 0) {
            long passed = Math.floorDiv(timeMillis - referenceMillis, millis);
            return new Boundary(referenceMillis + (passed + 1) * millis, referenceMillis);
        }
        long next = referenceMillis;
        while (next > timeMillis) {
            next = before(next);
        }
        long last = next;
        do {
            last = next;
            next = after(last);
        } while (next <= timeMillis);
        return new Boundary(next, last);
    }

    /** The end of a period, and the time from which the next one is reckoned. */
    public record Boundary(long endMillis, long referenceMillis) {}

    private static long addMonths(long timeMillis, int months) {
        return at(timeMillis).plusMonths(months).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static LocalDateTime at(long timeMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(timeMillis), ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return (months == 0 ? "" : months + " months" + (millis == 0 ? "" : " ")) + (millis == 0 ? "" : millis + " ms");
    }
}
