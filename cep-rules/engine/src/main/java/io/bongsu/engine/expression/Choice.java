package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Case;
import io.bongsu.schemas.ValueType.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code case} and {@code coalesce}; the evaluators given already yield the type of the whole.
 *
 * <p>Shape: a condition that is null does not choose. {@code case value when other} compares as {@code is} does, all
 * numbers in their common type, arrays by identity.
 */
final class Choice {
    private Choice() {}

    static Evaluator searched(List<Evaluator> conditions, List<Evaluator> results, Evaluator otherwise) {
        Evaluator[] when = conditions.toArray(new Evaluator[0]);
        Evaluator[] then = results.toArray(new Evaluator[0]);
        return scope -> {
            for (int i = 0; i < when.length; i++) {
                if (when[i].holds(scope)) {
                    return then[i].evaluate(scope);
                }
            }
            return otherwise.evaluate(scope);
        };
    }

    static Evaluator compared(
            Case plan, Evaluator value, List<Evaluator> others, List<Evaluator> results, Evaluator otherwise) {
        Evaluator[] when = others.toArray(new Evaluator[0]);
        Evaluator[] then = results.toArray(new Evaluator[0]);
        Kind kind = comparedIn(plan);
        return scope -> {
            Object wanted = value.evaluate(scope);
            for (int i = 0; i < when.length; i++) {
                if (same(wanted, when[i].evaluate(scope), kind)) {
                    return then[i].evaluate(scope);
                }
            }
            return otherwise.evaluate(scope);
        };
    }

    private static Kind comparedIn(Case plan) {
        Optional<ExprPlan> value = plan.value();
        Kind kind = value.isEmpty() ? Kind.NULL : value.get().type().kind();
        for (ExprPlan.When when : plan.whens()) {
            Kind other = when.condition().type().kind();
            kind = kind == Kind.NULL || (Promotion.isNumber(kind) && Promotion.isNumber(other))
                    ? Promotion.common(kind, other)
                    : kind;
        }
        return kind;
    }

    private static boolean same(Object a, Object b, Kind kind) {
        if (Promotion.isNumber(kind)) {
            return Comparison.sameNumber(a, b, kind);
        }
        return kind == Kind.ARRAY ? a == b : Objects.equals(a, b);
    }

    static Evaluator firstKnown(List<Evaluator> operands) {
        Evaluator[] parts = operands.toArray(new Evaluator[0]);
        return scope -> {
            for (Evaluator part : parts) {
                Object value = part.evaluate(scope);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }
}
