package io.bongsu.engine.plan;

import java.util.Objects;

/** One key of an order; null comes before every value, or, descending, after. */
public record SortKey(ExprPlan value, boolean descending) {
    public SortKey {
        Objects.requireNonNull(value, "value");
    }
}
