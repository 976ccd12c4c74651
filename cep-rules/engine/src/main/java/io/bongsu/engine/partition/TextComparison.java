package io.bongsu.engine.partition;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.In;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A condition that only asks whether a text field of the event equals one of some texts. */
record TextComparison(String field, SortedSet<String> texts) {
    static Optional<TextComparison> of(ExprPlan condition) {
        if (condition instanceof Compare compare
                && (compare.op() == CompareOp.EQUAL || compare.op() == CompareOp.NOT_EQUAL)) {
            return compare.left() instanceof Literal
                    ? of(compare.right(), List.of(compare.left()))
                    : of(compare.left(), List.of(compare.right()));
        }
        return condition instanceof In in ? of(in.value(), in.options()) : Optional.empty();
    }

    private static Optional<TextComparison> of(ExprPlan value, List<ExprPlan> constants) {
        if (!(value instanceof FieldRef field)
                || !field.source().equals(FieldRef.OWN)
                || field.steps().size() != 1
                || field.type().kind() != ValueType.Kind.STRING) {
            return Optional.empty();
        }
        SortedSet<String> texts = new TreeSet<>();
        for (ExprPlan constant : constants) {
            if (!(constant instanceof Literal literal) || !(literal.value() instanceof String text)) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(new TextComparison(field.steps().get(0).name(), texts));
    }
}
