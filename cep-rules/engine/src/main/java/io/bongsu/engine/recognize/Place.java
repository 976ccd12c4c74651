package io.bongsu.engine.recognize;

import io.bongsu.engine.expression.Evaluator;
import java.util.Arrays;

/**
 * One instruction of a {@link RowProgram}: take a row as a variable, then go on at any of some places.
 *
 * <p>Shape: a partial match waits at a place. {@code next} is in the order in which partial matches go on; the same place
 * may be in it twice, as there are two ways there.
 */
final class Place {
    /** As one of the next places: the match is complete. */
    static final int END = -1;

    /** As {@link #greedy}: the place does not compete for rows. */
    static final int INDIFFERENT = -1;

    final int variable;
    final boolean array;
    /** Null where any row will do. */
    final Evaluator definition;
    /** Where the rows that were taken here are counted, as more of them make a better match; or {@link #INDIFFERENT}. */
    final int greedy;

    private int[] next = {};

    Place(int variable, boolean array, Evaluator definition, int greedy) {
        this.variable = variable;
        this.array = array;
        this.definition = definition;
        this.greedy = greedy;
    }

    void goOnAt(int place) {
        next = Arrays.copyOf(next, next.length + 1);
        next[next.length - 1] = place;
    }

    boolean goesOnAt(int place) {
        for (int one : next) {
            if (one == place) {
                return true;
            }
        }
        return false;
    }

    int nextCount() {
        return next.length;
    }

    int next(int index) {
        return next[index];
    }

    /** Whether a match is complete once a row is taken here. */
    boolean canEnd() {
        return goesOnAt(END);
    }

    /** Whether a match that took a row here cannot become longer. */
    boolean mustEnd() {
        return next.length == 1 && next[0] == END;
    }
}
