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

    /**
     * Rows, each the value of the only column, or a row of several. {@code ofNull}: the last is of a group whose key is null
     * and that having wants; as the only row it has no value in Esper.
     */
    record Selected(Kind kind, List<Object> rows, boolean ofNull) {
        /** The value of the only row, or null. */
        Object value() {
            return rows.size() == 1 && !ofNull ? rows.get(0) : null;
        }
    }

    Selected select(int number, Scope scope);

    /** Whether there is any row. */
    boolean any(int number, Scope scope);
}
