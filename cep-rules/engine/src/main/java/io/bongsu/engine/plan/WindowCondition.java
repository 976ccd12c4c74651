package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an expression window asks about itself.
 *
 * <p>Shape: the condition looks at a row of the event at hand: the fields of the event, then those of {@link #properties}.
 * Its aggregates are over the events in the window.
 *
 * <p>Source: Esper reference, "Expression Window", the built-in fields.
 */
public record WindowCondition(ExprPlan condition, List<AggregatePlan> aggregates) {
    public WindowCondition {
        Objects.requireNonNull(condition, "condition");
        aggregates = List.copyOf(aggregates);
    }

    /** The row's type over a stream. */
    public static EventType rowOf(EventType stream) {
        List<Field> fields = new ArrayList<>(stream.fields());
        fields.addAll(properties(stream));
        return new EventType(stream.name(), fields);
    }

    /** The built-in fields, in the order in which a row has them. */
    public static List<Field> properties(EventType stream) {
        return List.of(
                new Field("current_count", ValueType.INT),
                new Field("oldest_timestamp", ValueType.LONG),
                new Field("newest_timestamp", ValueType.LONG),
                new Field("expired_count", ValueType.INT),
                new Field("newest_event", ValueType.rowOf(stream)),
                new Field("oldest_event", ValueType.rowOf(stream)));
    }
}
