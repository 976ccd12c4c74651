package io.bongsu.engine.calendar;

import io.bongsu.engine.calendar.CrontabField.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a crontab comes next.
 *
 * <p>Shape: units are settled from the smallest to the largest; a unit that has no value left begins again at its first one
 * and the next larger unit moves on. As in Esper the milliseconds of the time asked about are kept where the crontab has
 * none, the answer is at least a second (with milliseconds: a millisecond; without seconds: a minute) away, days of the
 * month and of the week are alternatives, and a month that is moved on to keeps the day that was settled before it.
 *
 * <p>Unit: ms. Cost: O(1), but for days that are found by a rule: days up to that one.
 *
 * <p>Errors: IllegalStateException for a day that never comes.
 *
 * <p>Source: Esper reference, "timer:at"; where that is silent, what Esper 9 does.
 */
public final class Crontab {
    private static final int MOST_DAYS = 10_000;

    private final CrontabFields fields;
    private final Optional<SpecialDay> special;
    private final ZoneId zone;

    public Crontab(CrontabFields fields, Optional<SpecialDay> special, ZoneId zone) {
        this.fields = fields;
        this.special = special;
        this.zone = zone;
    }

    /** The next time after this one. */
    public long nextAfter(long millis) {
        long least = fields.milliseconds().isPresent() ? 1 : fields.seconds().isPresent() ? 1_000 : 60_000;
        long from = millis + least;
        for (int months = 0; months < MOST_DAYS; months++) {
            Search search = new Search(Instant.ofEpochMilli(from).atZone(zone));
            Optional<LocalDateTime> found = search.settle();
            if (found.isPresent()) {
                return ZonedDateTime.of(found.get(), zone)
                        .withLaterOffsetAtOverlap()
                        .toInstant()
                        .toEpochMilli();
            }
            long at = search.at.toInstant().toEpochMilli();
            from = at > from
                    ? at
                    : search.at
                            .plusMonths(1)
                            .withDayOfMonth(1)
                            .truncatedTo(ChronoUnit.DAYS)
                            .toInstant()
                            .toEpochMilli();
        }
        throw new IllegalStateException("a crontab's day must come some time, zone=" + zone);
    }

    /** One search: the time it has moved on to, and the units settled so far. */
    private final class Search {
        private ZonedDateTime at;
        private int milli;
        private int second;
        private int minute;
        private int hour;

        Search(ZonedDateTime at) {
            this.at = at;
        }

        /** The answer; empty where the day is none of its month: then the search begins again from where it is. */
        Optional<LocalDateTime> settle() {
            settleMilli();
            settleSecond();
            settleMinute();
            settleHour();
            int day = settleDay();
            while (!isDay(at.getYear(), at.getMonthValue(), day)) {
                at = at.plusMonths(1);
            }
            int month = fields.months().next(at.getMonthValue());
            if (month != at.getMonthValue()) {
                beginDay();
                day = settleDay();
            }
            if (month == CrontabField.NONE) {
                month = fields.months().first();
                at = at.plusYears(1);
            }
            return isDay(at.getYear(), month, day)
                    ? Optional.of(LocalDateTime.of(at.getYear(), month, day, hour, minute, second, milli * 1_000_000))
                    : Optional.empty();
        }

        private void settleMilli() {
            int now = at.getNano() / 1_000_000;
            milli = fields.milliseconds().map(field -> field.next(now)).orElse(now);
            if (milli == CrontabField.NONE) {
                milli = fields.milliseconds().get().first();
                at = at.plusSeconds(1);
            }
        }

        private void settleSecond() {
            second = fields.seconds().map(field -> field.next(at.getSecond())).orElse(0);
            if (second == CrontabField.NONE) {
                second = fields.firstSecond();
                at = at.plusMinutes(1);
            }
        }

        private void settleMinute() {
            minute = fields.minutes().next(at.getMinute());
            if (minute != at.getMinute()) {
                second = fields.firstSecond();
            }
            if (minute == CrontabField.NONE) {
                minute = fields.minutes().first();
                at = at.plusHours(1);
            }
        }

        private void settleHour() {
            hour = fields.hours().next(at.getHour());
            if (hour != at.getHour()) {
                second = fields.firstSecond();
                minute = fields.minutes().first();
            }
            if (hour == CrontabField.NONE) {
                hour = fields.hours().first();
                at = at.plusDays(1);
            }
        }

        private void beginDay() {
            second = fields.firstSecond();
            minute = fields.minutes().first();
            hour = fields.hours().first();
        }

        private int settleDay() {
            if (special.isPresent()) {
                return settleSpecialDay();
            }
            if (!fields.daysOfWeek().isAny()) {
                boolean either = !fields.daysOfMonth().isAny();
                while (!fields.daysOfWeek().has(at.getDayOfWeek().getValue() % 7)
                        && !(either && fields.daysOfMonth().has(at.getDayOfMonth()))) {
                    beginDay();
                    at = at.plusDays(1);
                }
                return at.getDayOfMonth();
            }
            int day = fields.daysOfMonth().next(at.getDayOfMonth());
            if (day != at.getDayOfMonth()) {
                beginDay();
            }
            if (day == CrontabField.NONE) {
                day = fields.daysOfMonth().first();
                at = at.plusMonths(1);
            }
            return day;
        }

        /** A day that has begun counts only if its time is still to come. */
        private int settleSpecialDay() {
            LocalDate today = at.toLocalDate();
            toSpecialDay();
            if (!at.toLocalDate().equals(today)) {
                beginDay();
                return at.getDayOfMonth();
            }
            ZonedDateTime time = at.withSecond(second).withMinute(minute).withHour(hour);
            if (!time.isAfter(at)) {
                at = at.plusDays(1);
                beginDay();
                toSpecialDay();
            }
            return at.getDayOfMonth();
        }

        private void toSpecialDay() {
            int days = 0;
            while (!special.get().fits(at.toLocalDate())) {
                at = at.plusDays(1);
                if (++days > MOST_DAYS) {
                    throw new IllegalStateException("a crontab's day must come some time, day=" + special.get());
                }
            }
        }

        private static boolean isDay(int year, int month, int day) {
            return month >= 1
                    && month <= Unit.MONTH.max()
                    && day >= 1
                    && day <= YearMonth.of(year, month).lengthOfMonth();
        }
    }
}
