package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.CaseSwitchExpression;
import com.espertech.esper.common.client.soda.CaseWhenThenExpression;
import com.espertech.esper.common.client.soda.Expression;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans both forms of {@code case}. The model lists operands flat: [value,] when, then, when, then, …, [else].
 *
 * <p>Errors: CEP-3102, 3103.
 */
final class CasePlanner {
    private final ExpressionPlanner planner;

    CasePlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    /** {@code case when condition then …}. */
    Typed searched(CaseWhenThenExpression expression) {
        return plan(Optional.empty(), expression.getChildren(), true);
    }

    /** {@code case value when other then …}. */
    Typed simple(CaseSwitchExpression expression) {
        List<Expression> children = expression.getChildren();
        return plan(Optional.of(planner.plan(children.get(0))), children.subList(1, children.size()), false);
    }

    private Typed plan(Optional<Typed> value, List<Expression> children, boolean conditions) {
        List<Typed> parts = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            boolean isWhen = i % 2 == 0 && i + 1 < children.size();
            parts.add(isWhen && conditions ? planner.condition(children.get(i)) : planner.plan(children.get(i)));
        }
        Optional<Span> span = ExpressionPlanner.join(value.flatMap(Typed::span), ExpressionPlanner.span(parts));
        if (ExpressionPlanner.anyBroken(parts) || value.map(Typed::isBroken).orElse(false)) {
            return Typed.broken(span);
        }
        List<ExprPlan.When> whens = new ArrayList<>();
        List<ValueType> results = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            ValueType when = parts.get(i).type();
            if (value.isPresent() && !TypeRules.equatable(value.get().type(), when)) {
                return planner.error(
                        ErrorCode.INCOMPARABLE,
                        parts.get(i).span().or(() -> span),
                        "case compares values of one type, case=" + value.get().type() + " when=" + when,
                        "");
            }
            whens.add(new ExprPlan.When(parts.get(i).get(), parts.get(i + 1).get()));
            results.add(parts.get(i + 1).type());
        }
        Optional<ExprPlan> otherwise =
                parts.size() % 2 == 1 ? parts.get(parts.size() - 1).plan() : Optional.empty();
        otherwise.ifPresent(plan -> results.add(plan.type()));
        Optional<ValueType> type =
                TypeRules.common(results).filter(TypeRules::isScalar).or(() -> row(whens, otherwise));
        if (type.isEmpty() && results.stream().anyMatch(result -> result.kind() == Kind.ROW)) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    span,
                    "a case of rows is supported where all are new and of one type, types=" + results,
                    "");
        }
        if (type.isEmpty()) {
            return planner.error(
                    ErrorCode.INCOMPARABLE, span, "the results of case must be of one type, types=" + results, "");
        }
        return Typed.of(new ExprPlan.Case(value.flatMap(Typed::plan), whens, otherwise, type.get()), span);
    }

    /** The type of rows that are made in every case. */
    private static Optional<ValueType> row(List<ExprPlan.When> whens, Optional<ExprPlan> otherwise) {
        List<ExprPlan> results = new ArrayList<>();
        whens.forEach(when -> results.add(when.result()));
        otherwise.ifPresent(results::add);
        ValueType first = results.get(0).type();
        return results.stream()
                        .allMatch(result -> isNewRow(result) && result.type().equals(first))
                ? Optional.of(first)
                : Optional.empty();
    }

    private static boolean isNewRow(ExprPlan plan) {
        return plan instanceof ExprPlan.Apply apply && apply.operator() instanceof OperatorPlan.MakeRow;
    }
}
