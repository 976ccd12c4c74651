package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

    /** The variables that a part of a plan reads. */
    public static Set<String> namesIn(Object part) {
        Set<String> names = new TreeSet<>();
        for (ExprPlan.FieldRef field : PlanParts.of(part, ExprPlan.FieldRef.class)) {
            if (field.source().equals(SOURCE)) {
                names.add(field.steps().get(0).name());
            }
        }
        return names;
    }
}
