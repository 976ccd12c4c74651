package io.bongsu.engine.plan;

import java.util.Objects;

/**
 * One selected column.
 *
 * <p>Shape: a column {@link #PRECEDENCE}, the last of a statement that inserts, is nothing that the statement shows: it says
 * which of the events that wait to be seen comes first. An only column {@link #EVENT} is an event, whose fields, all that it
 * has, are the columns.
 */
public record ColumnPlan(String name, ExprPlan value) {
    /** A name that no column can have in EPL. */
    public static final String PRECEDENCE = "#precedence";

    /** A name that no column can have in EPL. */
    public static final String EVENT = "#event";

    public ColumnPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
