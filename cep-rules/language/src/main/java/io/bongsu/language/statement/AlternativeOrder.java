package io.bongsu.language.statement;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanParts;
import java.util.ArrayList;
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
                    + " with earlier events other than '=', or by what another filter of the pattern asks for too";

    private AlternativeOrder() {}

    static boolean isOpen(PatternPlan root) {
        return isOpen(root, PlanParts.of(root, FilterPlan.class));
    }

    private static boolean isOpen(PatternPlan pattern, List<FilterPlan> all) {
        List<PatternPlan> operands = PatternOperands.of(pattern);
        return (decides(pattern) && (meet(operands) || shareAnIndex(operands, all)))
                || operands.stream().anyMatch(operand -> isOpen(operand, all));
    }

    /** An index that a filter elsewhere has made comes before one that only an earlier side has made. */
    private static boolean shareAnIndex(List<PatternPlan> operands, List<FilterPlan> all) {
        List<FilterPlan> before = new ArrayList<>();
        List<FilterPlan> elsewhere = new ArrayList<>(all);
        operands.forEach(operand -> elsewhere.removeAll(PlanParts.of(operand, FilterPlan.class)));
        for (PatternPlan operand : operands) {
            List<FilterPlan> own = PlanParts.of(operand, FilterPlan.class);
            for (FilterPlan filter : own) {
                boolean made = elsewhere.stream().anyMatch(other -> asksAlike(filter, other));
                if (made
                        && before.stream()
                                .anyMatch(
                                        first -> first.stream().equals(filter.stream()) && !asksAlike(first, filter))) {
                    return true;
                }
            }
            before.addAll(own);
        }
        return false;
    }

    private static boolean asksAlike(FilterPlan one, FilterPlan other) {
        return one.stream().equals(other.stream())
                && one.conditions().stream()
                        .map(AlternativeOrder::index)
                        .anyMatch(index -> other.conditions().stream()
                                .map(AlternativeOrder::index)
                                .anyMatch(index::equals));
    }

    /** How a condition compares which fields of the event. */
    private static List<String> index(ExprPlan condition) {
        List<String> index = new ArrayList<>();
        index.add(
                condition instanceof ExprPlan.Compare compare
                        ? compare.op().name()
                        : condition.getClass().getName());
        for (ExprPlan.FieldRef field : PlanParts.of(condition, ExprPlan.FieldRef.class)) {
            if (field.source().equals(ExprPlan.FieldRef.OWN)) {
                index.add(field.steps().toString());
            }
        }
        return index;
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
