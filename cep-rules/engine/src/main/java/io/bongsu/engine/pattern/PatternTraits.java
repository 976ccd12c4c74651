package io.bongsu.engine.pattern;

import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;

/** What a machine need not be prepared for, told from the plan: so that a plain pattern pays for nothing. */
final class PatternTraits {
    private PatternTraits() {}

    /** Whether some filter has another level than the others. */
    static boolean consumes(PatternPlan pattern) {
        return pattern instanceof PatternPlan.Filter filter
                ? filter.level() != 0
                : PatternOperands.of(pattern).stream().anyMatch(PatternTraits::consumes);
    }

    /** Whether the timer of a guard may outlive its part. */
    static boolean echoes(InputPlan.Pattern plan) {
        return echoes(plan.root(), plan.discards());
    }

    private static boolean echoes(PatternPlan pattern, boolean discards) {
        boolean guards = pattern instanceof PatternPlan.Within || pattern instanceof PatternPlan.WithinMax;
        return guards && PatternOperands.of(pattern).stream().anyMatch(operand -> discards || mayEnd(operand))
                || PatternOperands.of(pattern).stream().anyMatch(operand -> echoes(operand, discards));
    }

    /** Whether the part may turn false by itself, or end while it starts. */
    private static boolean mayEnd(PatternPlan pattern) {
        if (pattern instanceof PatternPlan.Filter) {
            return false;
        }
        boolean plain = pattern instanceof PatternPlan.Every
                || pattern instanceof PatternPlan.FollowedBy
                || pattern instanceof PatternPlan.And
                || pattern instanceof PatternPlan.Or;
        return !plain || PatternOperands.of(pattern).stream().anyMatch(PatternTraits::mayEnd);
    }
}
