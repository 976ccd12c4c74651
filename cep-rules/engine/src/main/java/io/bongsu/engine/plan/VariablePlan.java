package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.List;
import java.util.Objects;

/**
 * A value of a rule that its statements read as a field of {@link #SOURCE} and set by inserting into it.
 *
 * <p>Shape: one value per partition, the {@code initial} one until a statement sets another.
 */
public record VariablePlan(String name, ExprPlan.Literal initial) {
    /** What has the variables as its fields; a name that no stream can have. */
    public static final String SOURCE = " variable";

    public VariablePlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(initial, "initial");
    }

    /** The type with a field for each variable. */
    public static EventType typeOf(List<VariablePlan> variables) {
        return new EventType(
                SOURCE,
                variables.stream()
                        .map(variable ->
                                new Field(variable.name(), variable.initial().type()))
                        .toList());
    }
}
