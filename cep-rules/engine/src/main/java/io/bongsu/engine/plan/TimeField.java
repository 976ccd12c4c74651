package io.bongsu.engine.plan;

/**
 * A part of a point in time, and the unit of a length of time; days of a week or a year and eras can be read only, and
 * microseconds are a unit of lengths alone.
 */
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
    ERA,
    MICROSECOND
}
