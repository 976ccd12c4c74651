package io.bongsu.engine.plan;

import io.bongsu.schemas.ValueType;
import java.util.Objects;
import java.util.Optional;

/**
 * One aggregate of a statement, computed per group over the events that entered and have not left.
 *
 * <p>Shape: {@code argument} is empty for {@code count(*)}, {@code first(*)}, {@code last(*)}, {@code window(*)}, where the
 * event itself counts.
 */
public record AggregatePlan(
        Function function, Optional<ExprPlan> argument, boolean distinct, Optional<ExprPlan> filter, ValueType type) {
    /** What is computed. */
    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        FIRST,
        LAST,
        WINDOW
    }

    public AggregatePlan {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(type, "type");
    }
}
