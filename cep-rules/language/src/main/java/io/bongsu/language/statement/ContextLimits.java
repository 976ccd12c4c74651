package io.bongsu.language.statement;

import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.StatementPlan;
import java.util.Optional;

/** What a statement must not do under a context, as Esper's own way with it is not followed. */
final class ContextLimits {
    private final DeclaredContext context;

    ContextLimits(DeclaredContext context) {
        this.context = context;
    }

    /** What is wrong, if something is. */
    Optional<String> brokenBy(StatementPlan plan) {
        return beside(plan).or(() -> endingTogether(plan));
    }

    /** In Esper a category's condition is asked of the fields of that name of other streams as well. */
    private Optional<String> beside(StatementPlan plan) {
        for (ContextLevelPlan level : context.levels()) {
            if (level instanceof ContextLevelPlan.Category category) {
                Optional<String> other = PlanParts.of(plan, FilterPlan.class).stream()
                        .map(FilterPlan::stream)
                        .filter(stream -> !stream.equals(category.filter().stream()))
                        .findFirst();
                if (other.isPresent()) {
                    return other.map(stream ->
                            "a statement under categories reads a stream that these are not made from, stream="
                                    + stream);
                }
            }
        }
        return Optional.empty();
    }

    /** Nested partitions that end together do so in the order of their conditions, not of the partitions around them. */
    private Optional<String> endingTogether(StatementPlan plan) {
        boolean puts = plan.output().rate().flatMap(RatePlan::end).isPresent();
        boolean together = context.levels().stream().anyMatch(level -> !endsAlone(level));
        return puts && context.levels().size() > 1 && together
                ? Optional.of("several nested partitions may end together while a statement puts out when terminated")
                : Optional.empty();
    }

    private static boolean endsAlone(ContextLevelPlan level) {
        return level instanceof ContextLevelPlan.Keyed keyed
                && (keyed.end() instanceof ContextConditionPlan.Never
                        || (keyed.end() instanceof ContextConditionPlan.Filter end
                                && keyed.items().stream()
                                        .anyMatch(item -> item.filter().stream().equals(end.filter().stream()))));
    }
}
