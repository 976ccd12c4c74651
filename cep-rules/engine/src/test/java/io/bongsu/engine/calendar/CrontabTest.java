package io.bongsu.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.calendar.CrontabField.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When crontabs come next, and the times of ISO-8601 schedules. */
class CrontabTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static CrontabField at(Unit unit, int... values) {
        BitSet set = new BitSet();
        for (int value : values) {
            set.set(value);
        }
        return CrontabField.of(unit, set);
    }

    private static List<String> times(Crontab crontab, String from, int count) {
        List<String> times = new ArrayList<>();
        long at = Instant.parse(from).toEpochMilli();
        for (int i = 0; i < count; i++) {
            at = crontab.nextAfter(at);
            times.add(Instant.ofEpochMilli(at).toString());
        }
        return times;
    }

    private static Crontab daily(int minute, int hour, Optional<SpecialDay> day) {
        return new Crontab(
                new CrontabFields(
                        at(Unit.MINUTE, minute),
                        at(Unit.HOUR, hour),
                        CrontabField.ANY,
                        CrontabField.ANY,
                        CrontabField.ANY,
                        Optional.empty(),
                        Optional.empty()),
                day,
                UTC);
    }

    @Test
    void comesOnceADayAtItsMinute() {
        assertThat(times(daily(10, 8, Optional.empty()), "2026-11-23T08:09:30Z", 2))
                .containsExactly("2026-11-23T08:10:00Z", "2026-11-24T08:10:00Z");
    }

    @Test
    void theLastDayIsThatOfEachMonth() {
        SpecialDay last = new SpecialDay(SpecialDay.Rule.LAST_OF_MONTH, OptionalInt.empty(), OptionalInt.empty());
        assertThat(times(daily(0, 17, Optional.of(last)), "2024-01-31T17:00:00Z", 2))
                .containsExactly("2024-02-29T17:00:00Z", "2024-03-31T17:00:00Z");
    }

    @Test
    void theNearestWeekdayStaysInItsMonth() {
        SpecialDay first = new SpecialDay(SpecialDay.Rule.NEAREST_WEEKDAY, OptionalInt.of(1), OptionalInt.empty());
        assertThat(times(daily(0, 9, Optional.of(first)), "2026-07-15T00:00:00Z", 2))
                .containsExactly("2026-08-03T09:00:00Z", "2026-09-01T09:00:00Z");
    }

    @Test
    void aScheduleCountsWhatHasPassed() {
        IsoSchedule schedule = IsoSchedule.parse("R3/2026-01-01T00:00:10Z/PT10S", UTC);
        ScheduleCourse course = ScheduleCourse.begin(schedule, 0, UTC);
        long date = Instant.parse("2026-01-01T00:00:10Z").toEpochMilli();
        assertThat(course.next(date + 5_000)).isEqualTo(date + 10_000);
        assertThat(course.next(date + 10_000)).isEqualTo(date + 20_000);
        assertThat(course.next(date + 20_000)).isEqualTo(ScheduleCourse.NEVER);
    }
}
