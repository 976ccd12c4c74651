package io.bongsu.engine.plan;

import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One aggregate of a statement, computed per group over the events that entered and have not left.
 *
 * <p>Shape: {@code argument} is empty for {@code count(*)}, {@code first(*)}, {@code last(*)}, {@code window(*)} and the
 * functions that order events, where the event itself counts. {@code criteria} are what events are ordered by.
 * {@code number} is the index of {@code first}, {@code last} and {@code nth}, the ms of {@code rate}, or the
 * group-by expressions that {@code grouping} asks for, as bits; else 0.
 * {@code groupBy} is there when the aggregate has groups of its own.
 */
public record AggregatePlan(
        Function function,
        Optional<ExprPlan> argument,
        boolean distinct,
        Optional<ExprPlan> filter,
        ValueType type,
        List<OutputPlan.Sort> criteria,
        long number,
        Optional<List<ExprPlan>> groupBy) {
    /** What is computed. */
    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        MEDIAN,
        STDDEV,
        AVEDEV,
        NTH,
        RATE,
        LEAVING,
        GROUPING,
        COUNT_EVER,
        MIN_EVER,
        MAX_EVER,
        FIRST_EVER,
        LAST_EVER,
        FIRST,
        LAST,
        WINDOW,
        SORTED,
        MIN_BY,
        MAX_BY,
        MIN_BY_EVER,
        MAX_BY_EVER;

        /** Whether it keeps the events themselves, as long as they stay. */
        public boolean isSequence() {
            return this == FIRST || this == LAST || this == WINDOW;
        }

        /** Whether it orders events. */
        public boolean isOrder() {
            return ordinal() >= SORTED.ordinal();
        }

        /** Whether it remembers what has left. */
        public boolean remembers() {
            return switch (this) {
                case COUNT_EVER,
                        MIN_EVER,
                        MAX_EVER,
                        FIRST_EVER,
                        LAST_EVER,
                        LEAVING,
                        RATE,
                        NTH,
                        MIN_BY_EVER,
                        MAX_BY_EVER -> true;
                case COUNT,
                        SUM,
                        AVG,
                        MIN,
                        MAX,
                        MEDIAN,
                        STDDEV,
                        AVEDEV,
                        GROUPING,
                        FIRST,
                        LAST,
                        WINDOW,
                        SORTED,
                        MIN_BY,
                        MAX_BY -> false;
            };
        }
    }

    /** An aggregate of an argument alone. */
    public AggregatePlan(
            Function function,
            Optional<ExprPlan> argument,
            boolean distinct,
            Optional<ExprPlan> filter,
            ValueType type) {
        this(function, argument, distinct, filter, type, List.of(), 0, Optional.empty());
    }

    public AggregatePlan {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(type, "type");
        criteria = List.copyOf(criteria);
        groupBy = groupBy.map(List::copyOf);
    }
}
