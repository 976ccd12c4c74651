package io.bongsu.engine.plan;

/**
 * What a date-time method does with a point in time.
 *
 * <p>Source: Esper reference, "Date-Time Methods".
 */
public enum TimeMethod {
    SET,
    WITH_DATE,
    WITH_TIME,
    WITH_MIN,
    WITH_MAX,
    PLUS,
    MINUS,
    ROUND_FLOOR,
    ROUND_CEILING,
    ROUND_HALF,
    GET,
    FORMAT,
    TO_DATE,
    TO_CALENDAR,
    TO_MILLISEC,
    BETWEEN
}
