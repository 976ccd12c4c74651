package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code update istream stream set field = value, … where condition}: what becomes of an event of a stream before the rule's
 * statements see it.
 *
 * <p>Shape: conditions and values are of the event as it was before this update; null is no truth.
 */
public record UpdatePlan(String name, String stream, List<Assignment> assignments, Optional<ExprPlan> where) {

    /** One value; with an index it is an element of the field's array. */
    public record Assignment(String field, Optional<ExprPlan> index, ExprPlan value) {
        public Assignment {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(index, "index");
            Objects.requireNonNull(value, "value");
        }
    }

    public UpdatePlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stream, "stream");
        assignments = List.copyOf(assignments);
        Objects.requireNonNull(where, "where");
        if (assignments.isEmpty()) {
            throw new PlanException("an update has an assignment, name=" + name);
        }
    }
}
