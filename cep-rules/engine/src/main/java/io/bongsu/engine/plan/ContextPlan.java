package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Objects;

/**
 * A context that lives inside the rule's state: it starts and ends partitions, each with its own run of the statements.
 *
 * <p>Shape: levels from the outermost; more than one where contexts are nested. {@code properties} is the row that
 * expressions see as {@code context}: the fields {@code name} and, for one level, those of the level; for nested levels a
 * row per level, under the level's name. {@code statements} run under the context. A context that only parts events by a
 * key has no such plan: {@link KeyPlan} says it all.
 *
 * <p>Source: Esper reference, "Context and Context Partitions".
 */
public record ContextPlan(String name, List<ContextLevelPlan> levels, EventType properties, List<String> statements) {
    /** What expressions call the row of the context's properties. */
    public static final String SOURCE = "context";

    public ContextPlan {
        Objects.requireNonNull(name, "name");
        levels = List.copyOf(levels);
        Objects.requireNonNull(properties, "properties");
        statements = List.copyOf(statements);
        if (levels.isEmpty()) {
            throw new PlanException("a context has a level, context=" + name);
        }
    }
}
