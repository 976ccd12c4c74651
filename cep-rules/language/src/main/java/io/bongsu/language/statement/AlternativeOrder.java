package io.bongsu.language.statement;

import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Patterns of which two sides wait for one event, and which side sees it first decides what becomes of them, as under {@code
 * or}, {@code until} and {@code and not}: Esper asks its filter index, which sorts what is compared otherwise than by '='.
 */
final class AlternativeOrder {
    static final String DESCRIPTION =
            "'or', 'until' or 'and not' of which both sides wait for one type of event, one of them by a comparison"
                    + " with earlier events other than '='";

    private AlternativeOrder() {}

    static boolean isOpen(PatternPlan pattern) {
        List<PatternPlan> operands = PatternOperands.of(pattern);
        return (decides(pattern) && meet(operands)) || operands.stream().anyMatch(AlternativeOrder::isOpen);
    }

    private static boolean decides(PatternPlan pattern) {
        return pattern instanceof PatternPlan.Or
                || pattern instanceof PatternPlan.Repeat
                || (pattern instanceof PatternPlan.And and
                        && and.operands().stream().anyMatch(PatternPlan.Not.class::isInstance));
    }

    private static boolean meet(List<PatternPlan> operands) {
        if (operands.stream().noneMatch(OverlapOrder::compares)) {
            return false;
        }
        Set<String> before = new LinkedHashSet<>();
        for (PatternPlan operand : operands) {
            Set<String> streams = new LinkedHashSet<>();
            streams(operand, streams);
            if (streams.stream().anyMatch(before::contains)) {
                return true;
            }
            before.addAll(streams);
        }
        return false;
    }

    private static void streams(PatternPlan pattern, Set<String> streams) {
        if (pattern instanceof PatternPlan.Filter filter) {
            streams.add(filter.filter().stream());
        }
        PatternOperands.of(pattern).forEach(operand -> streams(operand, streams));
    }
}
