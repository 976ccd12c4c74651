package io.bongsu.engine.plan;

/** A part of a point in time, and the unit of a length of time; the last three can be read only. */
public enum TimeField {
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR,
    DAY_OF_WEEK,
    DAY_OF_YEAR,
    ERA
}
