package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of a statement's rows.
 *
 * <p>Shape: {@code select} says which rows are put out, {@code insert} which of them are inserted; one does not limit the
 * other. {@code levels} are those of rollup, cube and grouping sets; none are a plain group by. {@code orderBy} and {@code limit} are for the rows of one output, new ones and old ones apart.
 * {@code showsLast}: who asks what a statement without a window shows now gets what came last, of each group. {@code reclaim}: when
 * groups are given back that nothing entered or left for long.
 *
 * <p>Source: Esper reference, "Selecting insert and remove stream events", "Order By", "Limit".
 */
public record OutputPlan(
        StreamSelector select,
        StreamSelector insert,
        boolean distinct,
        List<Sort> orderBy,
        Optional<Limit> limit,
        Optional<RatePlan> rate,
        List<Level> levels,
        boolean showsLast,
        Optional<WindowPlan.Reclaim> reclaim) {
    /** The rows of what enters, as they come. */
    public static final OutputPlan PLAIN = new OutputPlan(StreamSelector.ISTREAM, StreamSelector.ISTREAM);

    /** Rows of what enters, rows of what leaves, or both. */
    public enum StreamSelector {
        ISTREAM,
        RSTREAM,
        IRSTREAM;

        public boolean entering() {
            return this != RSTREAM;
        }

        public boolean leaving() {
            return this != ISTREAM;
        }
    }

    /** One thing to sort by; null comes before every value, or behind it when descending. */
    public record Sort(ExprPlan value, boolean descending) {
        public Sort {
            Objects.requireNonNull(value, "value");
        }
    }

    /** At most {@code rows} rows, behind the first {@code offset}. */
    public record Limit(int rows, int offset) {
        public Limit {
            if (rows <= 0 || offset < 0) {
                throw new PlanException(
                        "a limit must be > 0 rows and its offset >= 0, rows=" + rows + " offset=" + offset);
            }
        }
    }

    /** Shows nothing of what it does not keep. */
    public OutputPlan(
            StreamSelector select,
            StreamSelector insert,
            boolean distinct,
            List<Sort> orderBy,
            Optional<Limit> limit,
            Optional<RatePlan> rate,
            List<Level> levels) {
        this(select, insert, distinct, orderBy, limit, rate, levels, false, Optional.empty());
    }

    /** Rows as they come. */
    public OutputPlan(StreamSelector select, StreamSelector insert) {
        this(select, insert, false, List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    /** A level of a rollup: bit i says whether its rows are grouped by the i-th group-by expression. */
    public record Level(int keys) {}

    public OutputPlan {
        Objects.requireNonNull(select, "select");
        Objects.requireNonNull(insert, "insert");
        orderBy = List.copyOf(orderBy);
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(rate, "rate");
        levels = List.copyOf(levels);
        Objects.requireNonNull(reclaim, "reclaim");
    }

    /** As it is, and shows what came last. */
    public OutputPlan showingLast() {
        return new OutputPlan(select, insert, distinct, orderBy, limit, rate, levels, true, reclaim);
    }

    /** As it is, and gives back groups of that age. */
    public OutputPlan reclaiming(WindowPlan.Reclaim aged) {
        return new OutputPlan(select, insert, distinct, orderBy, limit, rate, levels, showsLast, Optional.of(aged));
    }

    /** Whether rows are put out one by one, whatever other rows there are. */
    public boolean rowByRow() {
        return !distinct && orderBy.isEmpty() && limit.isEmpty() && rate.isEmpty() && levels.isEmpty();
    }
}
