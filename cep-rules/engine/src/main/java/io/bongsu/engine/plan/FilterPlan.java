package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;

/**
 * Which events of one stream are wanted: all conditions hold.
 *
 * <p>Shape: {@code id} is unique and dense within the rule, in text order. A condition refers to the event itself by
 * {@link ExprPlan.FieldRef#OWN} and, inside a pattern, to events already bound by their tags.
 */
public record FilterPlan(int id, String stream, List<ExprPlan> conditions) {
    public FilterPlan {
        Objects.requireNonNull(stream, "stream");
        conditions = List.copyOf(conditions);
    }
}
