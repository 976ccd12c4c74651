package io.bongsu.engine.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * How one interval of time may lie to another.
 *
 * <p>Source: Esper reference, "Interval Algebra".
 */
public enum IntervalRelation {
    BEFORE(2),
    AFTER(2),
    COINCIDES(2),
    DURING(4),
    INCLUDES(4),
    FINISHES(1),
    FINISHED_BY(1),
    MEETS(1),
    MET_BY(1),
    OVERLAPS(2),
    OVERLAPPED_BY(2),
    STARTS(1),
    STARTED_BY(1);

    private final int mostBounds;

    IntervalRelation(int mostBounds) {
        this.mostBounds = mostBounds;
    }

    /** How many lengths of time may follow the other interval at most. */
    public int mostBounds() {
        return mostBounds;
    }

    public String eplName() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** The relation of this name, upper and lower case being alike. */
    public static Optional<IntervalRelation> of(String name) {
        for (IntervalRelation relation : values()) {
            if (relation.eplName().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }
}
