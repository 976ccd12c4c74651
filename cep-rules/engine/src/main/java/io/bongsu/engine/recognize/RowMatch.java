package io.bongsu.engine.recognize;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * A match of a row pattern, partial or complete; immutable.
 *
 * <p>Shape: {@code place} is where a partial match waits, and where a complete one took its last row. {@code begin} and
 * {@code end} are numbers of rows; a partial match has no end. {@code bound} has, by variable, the row, the
 * {@link EventRun} or null; {@code counts} are the rows taken at greedy places.
 *
 * <p>Cost: branches share their arrays.
 */
final class RowMatch {
    private static final long OPEN = Long.MIN_VALUE;
    private static final int[] NO_COUNTS = {};

    final Object key;
    final int place;
    final long begin;
    final long beginMillis;
    final long end;
    final Object[] bound;
    final int[] counts;

    private RowMatch(Object key, int place, long begin, long beginMillis, long end, Object[] bound, int[] counts) {
        this.key = key;
        this.place = place;
        this.begin = begin;
        this.beginMillis = beginMillis;
        this.end = end;
        this.bound = bound;
        this.counts = counts;
    }

    /** A match that has taken nothing yet. */
    static RowMatch none(Object key, long number, long nowMillis, RowProgram program) {
        int[] counts = program.greedyCount() == 0 ? NO_COUNTS : new int[program.greedyCount()];
        return new RowMatch(key, Place.END, number, nowMillis, OPEN, program.unbound(), counts);
    }

    /** This match after it took the row at the place; it still has to be told where to go on. */
    RowMatch with(Event row, Place place, boolean collects) {
        Object[] more = bound.clone();
        if (place.array && collects) {
            EventRun run = (EventRun) more[place.variable];
            more[place.variable] = (run == null ? EventRun.NONE : run).plus(row);
        } else {
            more[place.variable] = row;
        }
        int[] counted = counts;
        if (place.greedy != Place.INDIFFERENT) {
            counted = counts.clone();
            counted[place.greedy]++;
        }
        return new RowMatch(key, this.place, begin, beginMillis, OPEN, more, counted);
    }

    RowMatch waitingAt(int next) {
        return new RowMatch(key, next, begin, beginMillis, OPEN, bound, counts);
    }

    RowMatch completeAt(int last, long number) {
        return new RowMatch(key, last, begin, beginMillis, number, bound, counts);
    }

    /** Whether one of the rows is the event. */
    boolean has(Event event) {
        for (Object value : bound) {
            if (value == event || (value instanceof EventRun run && contains(run, event))) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(EventRun run, Event event) {
        for (int i = 0; i < run.size(); i++) {
            if (RowSet.isSame(run.get(i), event)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a complete match is the beginning of what this one, which could not take the next row of {@code at}, has
     * taken: the same rows, but that an array may be shorter.
     */
    boolean continues(RowMatch complete, Place at, RowProgram program) {
        if (begin != complete.begin) {
            return false;
        }
        for (int i = 0; i < bound.length; i++) {
            Object mine = i == at.variable && !at.array ? null : bound[i];
            if (!program.isArray(i) ? mine != complete.bound[i] : !agree(mine, complete.bound[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean agree(Object mine, Object other) {
        if (!(other instanceof EventRun theirs)) {
            return true;
        }
        if (!(mine instanceof EventRun own)) {
            return false;
        }
        for (int i = 0; i < Math.min(own.size(), theirs.size()); i++) {
            if (!RowSet.isSame(own.get(i), theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Numbers of rows are written as how long ago they were. */
    void write(StateOutput out, long number, RowProgram program) {
        out.writeSize(place);
        out.writeLong(number - begin);
        out.writeBoolean(end != OPEN);
        if (end != OPEN) {
            out.writeLong(number - end);
        }
        if (program.hasInterval()) {
            out.writeTime(beginMillis);
        }
        for (int count : counts) {
            out.writeSize(count);
        }
        for (Object value : bound) {
            write(value, out);
        }
    }

    private static void write(Object value, StateOutput out) {
        if (value == null) {
            out.writeSize(0);
        } else if (value instanceof EventRun run) {
            out.writeSize(1 + run.size());
            run.forEach(out::writeEvent);
        } else {
            out.writeSize(1);
            out.writeEvent((Event) value);
        }
    }

    static RowMatch read(StateInput in, Object key, long number, RowProgram program) {
        int place = in.readSize();
        program.place(place);
        long begin = number - in.readLong();
        long end = in.readBoolean() ? number - in.readLong() : OPEN;
        long beginMillis = program.hasInterval() ? in.readTime() : 0;
        int[] counts = program.greedyCount() == 0 ? NO_COUNTS : new int[program.greedyCount()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readSize();
        }
        Object[] bound = new Object[program.unbound().length];
        for (int i = 0; i < bound.length; i++) {
            int size = in.readSize();
            if (size > 0 && program.isArray(i) && program.collects()) {
                bound[i] = readRun(in, size - 1);
            } else if (size > 0) {
                bound[i] = in.readEvent();
            }
        }
        return new RowMatch(key, place, begin, beginMillis, end, bound, counts);
    }

    private static EventRun readRun(StateInput in, int size) {
        EventRun run = EventRun.NONE;
        for (int i = 0; i < size; i++) {
            run = run.plus(in.readEvent());
        }
        return run;
    }
}
