package io.bongsu.engine.plan;

import java.util.Objects;

/** One selected column. */
public record ColumnPlan(String name, ExprPlan value) {
    public ColumnPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
