package io.bongsu.engine.calendar;

import java.util.Optional;

/** The units of a crontab; seconds and milliseconds may be left out. */
public record CrontabFields(
        CrontabField minutes,
        CrontabField hours,
        CrontabField daysOfMonth,
        CrontabField months,
        CrontabField daysOfWeek,
        Optional<CrontabField> seconds,
        Optional<CrontabField> milliseconds) {
    /** The second with which a minute begins. */
    int firstSecond() {
        return seconds.map(CrontabField::first).orElse(0);
    }
}
