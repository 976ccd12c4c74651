package io.bongsu.language.statement;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;

/**
 * Patterns for which Esper leaves open which of several matches of one event comes first, so that it is open which ones
 * {@code @SuppressOverlappingMatches} leaves out: more than one partial match waits by a condition on an earlier event that
 * is no equality.
 */
final class OverlapOrder {
    static final String DESCRIPTION =
            "@SuppressOverlappingMatches where 'every' is followed by a filter that compares with earlier events other"
                    + " than by '='";

    private OverlapOrder() {}

    static boolean isOpen(PatternPlan pattern) {
        boolean again = false;
        for (PatternPlan operand : PatternOperands.of(pattern)) {
            if (isOpen(operand) || (again && compares(operand))) {
                return true;
            }
            again |= repeats(operand);
        }
        return false;
    }

    static boolean repeats(PatternPlan pattern) {
        return pattern instanceof PatternPlan.Every
                || pattern instanceof PatternPlan.EveryDistinct
                || PatternOperands.of(pattern).stream().anyMatch(OverlapOrder::repeats);
    }

    static boolean compares(PatternPlan pattern) {
        if (pattern instanceof PatternPlan.Filter filter) {
            return filter.filter().conditions().stream()
                    .anyMatch(condition -> !References.of(condition).tags().isEmpty()
                            && !(condition instanceof ExprPlan.Compare compare
                                    && compare.op() == ExprPlan.CompareOp.EQUAL));
        }
        return PatternOperands.of(pattern).stream().anyMatch(OverlapOrder::compares);
    }
}
