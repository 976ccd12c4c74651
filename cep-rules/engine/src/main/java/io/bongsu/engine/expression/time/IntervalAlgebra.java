package io.bongsu.engine.expression.time;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.IntervalRelation;
import java.util.List;

/**
 * How two intervals lie to each other.
 *
 * <p>Shape: null when a border or a bound is null, or a bound is negative where only a distance makes sense. A bound in
 * months or years has the length that it has at the border from which it is counted.
 *
 * <p>Source: Esper reference, "Interval Algebra"; borders of bounds measured on Esper 9.0.0.
 */
public record IntervalAlgebra(
        IntervalRelation relation,
        Evaluator leftStart,
        Evaluator leftEnd,
        Evaluator rightStart,
        Evaluator rightEnd,
        List<Period> bounds)
        implements Evaluator {

    public IntervalAlgebra {
        bounds = List.copyOf(bounds);
    }

    /** Two intervals, in ms. */
    private record Pair(long start, long end, long otherStart, long otherEnd) {
        Pair swapped() {
            return new Pair(otherStart, otherEnd, start, end);
        }
    }

    /** Raised when a bound is null or not allowed: the result is null. */
    private static final class NoBound extends RuntimeException {
        private static final NoBound THE_ONE = new NoBound();

        private NoBound() {
            super("a bound is null or negative", null, false, false);
        }
    }

    @Override
    public Object evaluate(Scope scope) {
        Long start = Moments.millis(leftStart.evaluate(scope));
        Long end = Moments.millis(leftEnd.evaluate(scope));
        Long otherStart = Moments.millis(rightStart.evaluate(scope));
        Long otherEnd = Moments.millis(rightEnd.evaluate(scope));
        if (start == null || end == null || otherStart == null || otherEnd == null) {
            return null;
        }
        try {
            return holds(new Pair(start, end, otherStart, otherEnd), scope);
        } catch (NoBound e) {
            return null;
        }
    }

    private boolean holds(Pair at, Scope scope) {
        return switch (relation) {
            case BEFORE -> apart(at.otherStart - at.end, at.end, scope);
            case AFTER -> apart(at.start - at.otherEnd, at.otherStart, scope);
            case COINCIDES -> coincides(at, scope);
            case DURING -> inside(at, at.start, at.otherEnd, at.otherStart, at.otherEnd, scope);
            case INCLUDES -> inside(at.swapped(), at.start, at.otherEnd, at.otherStart, at.otherEnd, scope);
            case FINISHES -> at.otherStart < at.start && near(at.end, at.otherEnd, scope);
            case FINISHED_BY -> at.start < at.otherStart && near(at.end, at.otherEnd, scope);
            case MEETS -> near(at.end, at.otherStart, scope);
            case MET_BY -> near(at.start, at.otherEnd, scope);
            case OVERLAPS -> overlaps(at, scope);
            case OVERLAPPED_BY -> overlaps(at.swapped(), scope);
            case STARTS -> near(at.start, at.otherStart, scope) && at.end < at.otherEnd;
            case STARTED_BY -> near(at.start, at.otherStart, scope) && at.end > at.otherEnd;
        };
    }

    /** The n-th bound, counted from a border. */
    private long bound(int n, long fromMillis, Scope scope) {
        Long length = bounds.get(n).lengthFrom(fromMillis, scope);
        if (length == null) {
            throw NoBound.THE_ONE;
        }
        return length;
    }

    private long distance(int n, long fromMillis, Scope scope) {
        long length = bound(n, fromMillis, scope);
        if (length < 0) {
            throw NoBound.THE_ONE;
        }
        return length;
    }

    private boolean apart(long gap, long fromMillis, Scope scope) {
        if (bounds.isEmpty()) {
            return gap > 0;
        }
        long least = bound(0, fromMillis, scope);
        long most = bounds.size() > 1 ? bound(1, fromMillis, scope) : Long.MAX_VALUE;
        return gap >= Math.min(least, most) && gap <= Math.max(least, most);
    }

    private boolean near(long one, long other, Scope scope) {
        return bounds.isEmpty() ? one == other : Math.abs(one - other) <= distance(0, Math.min(one, other), scope);
    }

    private boolean coincides(Pair at, Scope scope) {
        if (bounds.isEmpty()) {
            return at.start == at.otherStart && at.end == at.otherEnd;
        }
        long atStart = distance(0, Math.min(at.start, at.otherStart), scope);
        long atEnd = distance(bounds.size() - 1, Math.min(at.end, at.otherEnd), scope);
        return Math.abs(at.start - at.otherStart) <= atStart && Math.abs(at.end - at.otherEnd) <= atEnd;
    }

    /** The first interval within the second; the borders are those from which the bounds are counted. */
    private boolean inside(Pair at, long one, long two, long fourStart, long fourEnd, Scope scope) {
        long before = at.start - at.otherStart;
        long after = at.otherEnd - at.end;
        return switch (bounds.size()) {
            case 0 -> before > 0 && after > 0;
            case 1 -> {
                long most = bound(0, one, scope);
                yield before > 0 && before <= most && after > 0 && after <= most;
            }
            case 2 -> {
                long least = bound(0, one, scope);
                long most = bound(1, two, scope);
                yield before >= Math.max(1, least) && before <= most && after >= least && after <= most;
            }
            default ->
                before >= Math.max(1, bound(0, fourStart, scope))
                        && before <= bound(1, fourStart, scope)
                        && after >= bound(2, fourEnd, scope)
                        && after <= bound(3, fourEnd, scope);
        };
    }

    private boolean overlaps(Pair at, Scope scope) {
        boolean overlaps = at.start < at.otherStart && at.otherStart < at.end && at.end < at.otherEnd;
        if (bounds.isEmpty()) {
            return overlaps;
        }
        long least = bounds.size() > 1 ? bound(0, at.start, scope) : 0;
        long most = bounds.size() > 1 ? bound(1, at.end, scope) : bound(0, at.start, scope);
        long common = at.end - at.otherStart;
        return overlaps && common >= least && common <= most;
    }
}
