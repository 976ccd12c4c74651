package io.bongsu.engine.subquery;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.join.JoinProgram;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which events a subquery gives rows for, where its rows are single events.
 *
 * <p>Shape: as in Esper, {@code where} keeps an event from being selected when it is false, not when it is null; but what an
 * index finds events by must hold: an equality with a field, in which null equals null, or a range of a field.
 *
 * <p>Source: measured on Esper 9.0.0.
 */
public final class RowCondition {
    private final String name;
    private final List<Evaluator> sure = new ArrayList<>();
    private final Evaluator whole;

    RowCondition(Optional<ExprPlan> where, String name, ExpressionCompiler compiler) {
        this.name = name;
        this.whole = where.map(compiler::compile).orElse(null);
        List<ExprPlan> operands = where.map(
                        condition -> condition instanceof ExprPlan.And and ? and.operands() : List.of(condition))
                .orElse(List.of());
        for (ExprPlan operand : operands) {
            indexed(operand).ifPresent(condition -> sure.add(compiler.compile(condition)));
        }
    }

    /** What must hold of an operand that an index answers. */
    private Optional<ExprPlan> indexed(ExprPlan operand) {
        if (operand instanceof Compare compare && compare.op() != CompareOp.NOT_EQUAL) {
            if (!asks(compare.left(), compare.right()) && !asks(compare.right(), compare.left())) {
                return Optional.empty();
            }
            boolean equality = compare.op() == CompareOp.EQUAL;
            return Optional.of(equality ? new ExprPlan.IsSame(compare.left(), compare.right(), false) : compare);
        }
        if (operand instanceof ExprPlan.In in && !in.negated() && isOneOf(in, name)) {
            return Optional.of(new ExprPlan.Or(in.options().stream()
                    .<ExprPlan>map(option -> new ExprPlan.IsSame(in.value(), option, false))
                    .toList()));
        }
        return operand instanceof ExprPlan.Between between
                        && asks(between.value(), between.low())
                        && asks(between.value(), between.high())
                ? Optional.of(between)
                : Optional.empty();
    }

    /** Whether an index finds events for the condition: a field in values of one other event, or a value in fields. */
    public static boolean isOneOf(ExprPlan.In in, String name) {
        boolean oneType = in.options().stream()
                .allMatch(option -> option.type().equals(in.value().type()));
        boolean ofField = in.options().stream().allMatch(option -> asks(in.value(), option, name));
        boolean ofFields = in.options().stream().allMatch(option -> asks(option, in.value(), name));
        long asking = in.options().stream()
                .flatMap(option -> References.fieldsOf(option).stream())
                .map(FieldRef::source)
                .distinct()
                .count();
        return oneType && (ofFields || (ofField && asking <= 1));
    }

    private boolean asks(ExprPlan field, ExprPlan other) {
        return asks(field, other, name);
    }

    /** Whether one side is a field of the subquery's event and the other looks at one other event at most. */
    private static boolean asks(ExprPlan field, ExprPlan other, String name) {
        List<String> sources = References.fieldsOf(other).stream()
                .map(FieldRef::source)
                .distinct()
                .toList();
        return field instanceof FieldRef own
                && own.source().equals(name)
                && !own.steps().isEmpty()
                && sources.size() <= 1
                && !sources.contains(name)
                && JoinProgram.canRelate(field.type(), other.type());
    }

    boolean passes(Scope scope) {
        if (whole == null) {
            return true;
        }
        for (Evaluator one : sure) {
            if (!one.holds(scope)) {
                return false;
            }
        }
        return !Boolean.FALSE.equals(whole.evaluate(scope));
    }
}
