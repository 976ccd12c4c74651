package io.bongsu.engine.plan;

import java.util.Objects;

/**
 * What becomes of a statement's rows.
 *
 * <p>Shape: {@code select} says which rows are put out, {@code insert} which of them are inserted; one does not limit the
 * other. Source: Esper reference, "Selecting insert and remove stream events".
 */
public record OutputPlan(StreamSelector select, StreamSelector insert) {
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

    public OutputPlan {
        Objects.requireNonNull(select, "select");
        Objects.requireNonNull(insert, "insert");
    }
}
