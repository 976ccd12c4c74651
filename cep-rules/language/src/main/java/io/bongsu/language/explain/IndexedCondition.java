package io.bongsu.language.explain;

import io.bongsu.engine.plan.ExprPlan;

/** Which conditions a filter index can look up: one own field against values that do not depend on the event. */
final class IndexedCondition {
    private IndexedCondition() {}

    static boolean is(ExprPlan condition) {
        if (condition instanceof ExprPlan.Compare compare) {
            return compare.op() != ExprPlan.CompareOp.NOT_EQUAL
                    && ((isOwn(compare.left()) && isFixed(compare.right()))
                            || (isFixed(compare.left()) && isOwn(compare.right())));
        }
        if (condition instanceof ExprPlan.In in) {
            return !in.negated() && isOwn(in.value()) && in.options().stream().allMatch(IndexedCondition::isFixed);
        }
        return condition instanceof ExprPlan.Between between
                && !between.negated()
                && isOwn(between.value())
                && isFixed(between.low())
                && isFixed(between.high());
    }

    private static boolean isOwn(ExprPlan expression) {
        return expression instanceof ExprPlan.FieldRef field && field.source().equals(ExprPlan.FieldRef.OWN);
    }

    private static boolean isFixed(ExprPlan expression) {
        return expression instanceof ExprPlan.Literal
                || (expression instanceof ExprPlan.FieldRef field
                        && !field.source().equals(ExprPlan.FieldRef.OWN));
    }
}
