package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Objects;

/**
 * The events inside of an event, which take its place: {@code Order[books][reviews]}.
 *
 * <p>Shape: {@code row} is the type of what takes the event's place, of a name of its own. Each level looks, by name, at the
 * event ({@code source}) and at the levels before it. Without {@code columns} the events of the last level take the event's
 * place, with columns a row of values for each way through the levels.
 */
public record ContainedPlan(EventType row, String source, List<Level> levels, List<ColumnPlan> columns) {
    /** An array of records, or of values that become records of one field; {@code conditions} of a level all hold. */
    public record Level(String name, EventType type, ExprPlan array, List<ExprPlan> conditions) {
        public Level {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(array, "array");
            conditions = List.copyOf(conditions);
        }
    }

    public ContainedPlan {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(source, "source");
        levels = List.copyOf(levels);
        columns = List.copyOf(columns);
        if (levels.isEmpty()) {
            throw new PlanException("a contained event is inside of something, row=" + row.name());
        }
    }

    /** Whether no event inside is told as well, where the array is there but is empty or has none that is wanted. */
    public boolean tellsNone() {
        return levels.size() == 1 && columns.isEmpty();
    }
}
