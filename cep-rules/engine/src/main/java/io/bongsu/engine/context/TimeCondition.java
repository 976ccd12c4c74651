package io.bongsu.engine.context;

import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/** A time: a length of time after the watch begins and then again and again, the times of crontabs, or no time at all. */
final class TimeCondition implements Condition {
    /** Never. */
    static final TimeCondition NEVER = new TimeCondition(now -> Long.MAX_VALUE, false, false);

    /** At once. */
    static final TimeCondition NOW = new TimeCondition(now -> Long.MAX_VALUE, true, false);

    private final LongUnaryOperator next;
    private final boolean now;
    private final boolean crontab;

    /** {@code next}: the time at which a watch that begins at the given time turns. */
    TimeCondition(LongUnaryOperator next, boolean now, boolean crontab) {
        this.next = next;
        this.now = now;
        this.crontab = crontab;
    }

    /** The time that a watch which begins now waits for; Long.MAX_VALUE for none. */
    long dueMillis(long nowMillis) {
        return next.applyAsLong(nowMillis);
    }

    /** Whether times of the day, not lengths of time, are waited for. */
    boolean isCrontab() {
        return crontab;
    }

    @Override
    public Watch watch(long nowMillis) {
        return new TimeWatch(next, dueMillis(nowMillis));
    }

    @Override
    public Watch unread() {
        return new TimeWatch(next, Long.MAX_VALUE);
    }

    @Override
    public boolean now() {
        return now;
    }

    @Override
    public boolean feedsAll() {
        return false;
    }

    @Override
    public List<FilterProgram> filters() {
        return List.of();
    }

    @Override
    public SortedSet<Integer> firstFilters() {
        return Collections.unmodifiableSortedSet(new TreeSet<>());
    }

    @Override
    public boolean startsTimers() {
        return this != NEVER;
    }

    /** The time that is waited for. */
    private static final class TimeWatch implements Watch {
        private final LongUnaryOperator next;
        private long dueMillis;

        TimeWatch(LongUnaryOperator next, long dueMillis) {
            this.next = next;
            this.dueMillis = dueMillis;
        }

        @Override
        public List<Turn> onEvent(Step step) {
            return List.of();
        }

        @Override
        public List<Turn> onTime(long nowMillis) {
            if (dueMillis > nowMillis) {
                return List.of();
            }
            dueMillis = next.applyAsLong(nowMillis);
            return List.of(Turn.TIME);
        }

        @Override
        public long nextDueMillis() {
            return dueMillis;
        }

        @Override
        public boolean isInitial() {
            return dueMillis == Long.MAX_VALUE;
        }

        @Override
        public void write(StateOutput out) {
            out.writeLong(dueMillis);
        }

        @Override
        public void read(StateInput in, long nowMillis) {
            dueMillis = in.readLong();
        }
    }
}
