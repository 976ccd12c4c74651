package io.bongsu.engine.expression;

import java.util.List;

/** What the subqueries of a statement select for the row at hand. */
public interface Subqueries {
    /** How rows come to be, which decides what a null or no row means. */
    enum Kind {
        /** A row per event. */
        EVENTS,
        /** One row, of aggregates; none when {@code having} does not hold. */
        TOTAL,
        /** A row per group. */
        GROUPS
    }

    /** Rows, each the value of the only column, or a row of several. */
    record Selected(Kind kind, List<Object> rows) {}

    Selected select(int number, Scope scope);

    /** Whether there is any row. */
    boolean any(int number, Scope scope);
}
