package io.bongsu.engine.expression;

import io.bongsu.engine.expression.Subqueries.Kind;
import io.bongsu.engine.expression.Subqueries.Selected;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import java.util.List;

/**
 * What an expression makes of a subquery's rows.
 *
 * <p>Shape: no rows: {@code in} and {@code any} are false, {@code all} is true; of aggregates without a row, null. A null on
 * either side makes the result null where no other row decides it.
 *
 * <p>Source: Esper reference, "Subqueries"; nulls measured on Esper 9.0.0.
 */
final class SubqueryUse {
    private SubqueryUse() {}

    static Evaluator of(ExprPlan.Subquery plan, Evaluator left) {
        int number = plan.number();
        return switch (plan.use()) {
            case VALUE -> scope -> scope.subqueries().select(number, scope).value();
            case ROWS ->
                scope -> {
                    List<Object> rows = scope.subqueries().select(number, scope).rows();
                    return rows.isEmpty() ? null : rows;
                };
            case EXISTS -> scope -> scope.subqueries().any(number, scope);
            case IN -> new In(number, left, test(plan, CompareOp.EQUAL), plan.negated());
            case ANY -> new Quantified(number, left, test(plan, plan.op()), false, isEquality(plan.op()));
            case ALL -> new Quantified(number, left, test(plan, plan.op()), true, isEquality(plan.op()));
        };
    }

    private static boolean isEquality(CompareOp op) {
        return op == CompareOp.EQUAL || op == CompareOp.NOT_EQUAL;
    }

    /** Compares the values of two bindings: the left side and the row. */
    private static Evaluator test(ExprPlan.Subquery plan, CompareOp op) {
        Compare compare = new Compare(
                op,
                new FieldRef(FieldRef.OWN, List.of(), plan.left().orElseThrow().type()),
                new FieldRef(FieldRef.OWN, List.of(), plan.rowType()));
        return Comparison.of(compare, scope -> scope.binding(0), scope -> scope.binding(1));
    }

    private static Object compare(Evaluator test, Object left, Object row, Scope pair) {
        pair.bindings(new Object[] {left, row});
        return test.evaluate(pair);
    }

    private record In(int number, Evaluator left, Evaluator test, boolean negated) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            Selected selected = scope.subqueries().select(number, scope);
            Object value = left.evaluate(scope);
            if (selected.rows().isEmpty()) {
                boolean unknown = selected.kind() == Kind.TOTAL || (selected.kind() == Kind.GROUPS && value == null);
                return unknown ? null : (Object) negated;
            }
            if (value == null) {
                return null;
            }
            Scope pair = new Scope();
            boolean unknown = false;
            for (Object row : selected.rows()) {
                if (row == null) {
                    unknown = true;
                } else if (Boolean.TRUE.equals(compare(test, value, row, pair))) {
                    return !negated;
                }
            }
            return unknown ? null : (Object) negated;
        }
    }

    private record Quantified(int number, Evaluator left, Evaluator test, boolean all, boolean equality)
            implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            Selected selected = scope.subqueries().select(number, scope);
            if (selected.rows().isEmpty()) {
                return selected.kind() == Kind.TOTAL ? null : (Object) all;
            }
            Object value = left.evaluate(scope);
            if (value == null) {
                return null;
            }
            Scope pair = new Scope();
            int unknown = 0;
            for (Object row : selected.rows()) {
                if (row == null) {
                    unknown++;
                } else if (Boolean.TRUE.equals(compare(test, value, row, pair)) != all) {
                    return !all;
                }
            }
            boolean open = unknown > 0
                    && (all || equality || unknown == selected.rows().size());
            return open ? null : (Object) all;
        }
    }
}
