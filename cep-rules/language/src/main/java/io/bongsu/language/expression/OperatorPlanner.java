package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.ArithmeticOp;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans operators: arithmetic, comparison, logic, between, in, like, regexp, case, coalesce, concatenation.
 *
 * <p>Errors: CEP-3101, 3102, 3103, 4105.
 */
final class OperatorPlanner {
    private static final Map<String, ArithmeticOp> ARITHMETIC = Map.of(
            "+",
            ArithmeticOp.ADD,
            "-",
            ArithmeticOp.SUBTRACT,
            "*",
            ArithmeticOp.MULTIPLY,
            "/",
            ArithmeticOp.DIVIDE,
            "%",
            ArithmeticOp.REMAINDER);
    private static final Map<String, CompareOp> COMPARE = Map.of(
            "=",
            CompareOp.EQUAL,
            "!=",
            CompareOp.NOT_EQUAL,
            "<",
            CompareOp.LESS,
            "<=",
            CompareOp.LESS_OR_EQUAL,
            ">",
            CompareOp.GREATER,
            ">=",
            CompareOp.GREATER_OR_EQUAL);

    private final ExpressionPlanner planner;

    OperatorPlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    /** Empty when the expression is none of these operators. */
    Optional<Typed> plan(Expression expression) {
        if (expression instanceof ArithmaticExpression arithmetic) {
            return Optional.of(arithmetic(arithmetic));
        }
        if (expression instanceof RelationalOpExpression comparison) {
            return Optional.of(comparison(comparison));
        }
        if (expression instanceof Conjunction
                || expression instanceof Disjunction
                || expression instanceof NotExpression) {
            return Optional.of(logic(expression));
        }
        if (expression instanceof BetweenExpression between) {
            return Optional.of(between(between));
        }
        if (expression instanceof InExpression in) {
            return Optional.of(in(in));
        }
        if (expression instanceof LikeExpression like) {
            return Optional.of(like(like));
        }
        if (expression instanceof RegExpExpression regexp) {
            return Optional.of(regexp(regexp));
        }
        if (expression instanceof ConcatExpression concat) {
            return Optional.of(concat(concat));
        }
        if (expression instanceof CoalesceExpression coalesce) {
            return Optional.of(coalesce(coalesce));
        }
        if (expression instanceof CaseWhenThenExpression choose) {
            return Optional.of(new CasePlanner(planner).searched(choose));
        }
        if (expression instanceof CaseSwitchExpression choose) {
            return Optional.of(new CasePlanner(planner).simple(choose));
        }
        return Optional.empty();
    }

    private Typed arithmetic(ArithmaticExpression expression) {
        ArithmeticOp op = ARITHMETIC.get(expression.getOperator());
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(span);
        }
        if (op == null) {
            return planner.unsupported(expression);
        }
        Typed left = parts.get(0);
        for (Typed right : parts.subList(1, parts.size())) {
            Optional<ValueType> type = TypeRules.arithmetic(op, left.type(), right.type());
            if (type.isEmpty()) {
                Typed wrong = left.type().isNumeric() ? right : left;
                return planner.error(
                        ErrorCode.OPERAND_TYPE,
                        wrong.span().or(() -> span),
                        "'" + expression.getOperator() + "' needs numbers, type=" + wrong.type(),
                        wrong.type().kind() == Kind.STRING ? "Strings are joined with '||'." : "");
            }
            left = Typed.of(
                    new ExprPlan.Arithmetic(op, left.get(), right.get(), type.get()),
                    ExpressionPlanner.join(left.span(), right.span()));
        }
        return left;
    }

    private Typed comparison(RelationalOpExpression expression) {
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(span);
        }
        Typed left = parts.get(0);
        Typed right = parts.get(1);
        String operator = expression.getOperator();
        boolean same = operator.equals("is") || operator.equals("is not");
        CompareOp op = COMPARE.get(operator.equals("<>") ? "!=" : operator);
        if (op == null && !same) {
            return planner.unsupported(expression);
        }
        boolean ordering = op != null && op != CompareOp.EQUAL && op != CompareOp.NOT_EQUAL;
        boolean nullTest =
                same && (left.type().kind() == Kind.NULL || right.type().kind() == Kind.NULL);
        boolean fits = nullTest
                || (ordering
                        ? TypeRules.orderable(left.type(), right.type())
                        : TypeRules.equatable(left.type(), right.type()));
        if (!fits) {
            return incomparable(span, operator, left.type(), right.type());
        }
        return Typed.of(
                same
                        ? new ExprPlan.IsSame(left.get(), right.get(), operator.equals("is not"))
                        : new ExprPlan.Compare(op, left.get(), right.get()),
                span);
    }

    Typed incomparable(Optional<Span> span, String operator, ValueType left, ValueType right) {
        boolean textAndNumber =
                (left.kind() == Kind.STRING && right.isNumeric()) || (left.isNumeric() && right.kind() == Kind.STRING);
        return planner.error(
                ErrorCode.INCOMPARABLE,
                span,
                "these types cannot be compared, operator='" + operator + "' left=" + left + " right=" + right,
                textAndNumber ? "Write the constant as the other type, or use cast(x, type)." : "");
    }

    private Typed logic(Expression expression) {
        List<Typed> parts = new ArrayList<>();
        expression.getChildren().forEach(child -> parts.add(planner.condition(child)));
        Optional<Span> span = ExpressionPlanner.span(parts);
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(span);
        }
        if (expression instanceof NotExpression) {
            return Typed.of(new ExprPlan.Not(parts.get(0).get()), span);
        }
        List<ExprPlan> operands = ExpressionPlanner.plans(parts);
        if (operands.size() == 1) {
            return parts.get(0);
        }
        return Typed.of(
                expression instanceof Conjunction ? new ExprPlan.And(operands) : new ExprPlan.Or(operands), span);
    }

    private Typed between(BetweenExpression expression) {
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(span);
        }
        ExprPlan.Ends ends = new ExprPlan.Ends(expression.isLowEndpointIncluded(), expression.isHighEndpointIncluded());
        if (!ends.equals(ExprPlan.Ends.CLOSED)
                && parts.get(1).get().equals(parts.get(2).get())) {
            // Esper's filter index and its expressions disagree on what is in it.
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION, span, "a half-open range of one value is not supported", "");
        }
        if (parts.stream().anyMatch(part -> part.type().kind().isBig())
                && parts.stream()
                        .anyMatch(part -> TypeRules.isFraction(part.type().kind()))) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    span,
                    "a range of a number of any length and a fraction is not supported",
                    "Cast to one type.");
        }
        for (Typed bound : parts.subList(1, 3)) {
            if (!TypeRules.orderable(parts.get(0).type(), bound.type())) {
                return incomparable(span, "between", parts.get(0).type(), bound.type());
            }
        }
        return Typed.of(
                new ExprPlan.Between(
                        parts.get(0).get(), parts.get(1).get(), parts.get(2).get(), ends, expression.isNotBetween()),
                span);
    }

    private Typed in(InExpression expression) {
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(span);
        }
        Typed value = parts.get(0);
        List<Typed> options = parts.subList(1, parts.size());
        for (Typed option : options) {
            ValueType type = option.type().element().orElse(option.type());
            boolean cut =
                    TypeRules.isFraction(value.type().kind()) && type.kind().isBig();
            if (cut || !TypeRules.equatable(value.type(), type)) {
                return incomparable(option.span().or(() -> span), "in", value.type(), option.type());
            }
        }
        List<ExprPlan> listed = ExpressionPlanner.plans(options);
        if (expression.isNotIn() || planner.isOutput()) {
            listed = listed.stream().distinct().toList();
        }
        if (repeatsConstant(listed)) {
            // In a filter, Esper's index gives the event once per mention of the value.
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    span,
                    "a value that 'in' lists twice is not supported",
                    "Mention each value once.");
        }
        return Typed.of(new ExprPlan.In(value.get(), listed, expression.isNotIn()), span);
    }

    private static boolean repeatsConstant(List<ExprPlan> listed) {
        List<ExprPlan> constants =
                listed.stream().filter(ExprPlan.Literal.class::isInstance).toList();
        return constants.stream().distinct().count() < constants.size();
    }

    private Typed like(LikeExpression expression) {
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        Optional<Typed> wrong = strings("like", parts, span);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<ExprPlan> escape = parts.size() > 2 ? Optional.of(parts.get(2).get()) : Optional.empty();
        return Typed.of(new ExprPlan.Like(parts.get(0).get(), parts.get(1).get(), escape, expression.isNot()), span);
    }

    private Typed regexp(RegExpExpression expression) {
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        Optional<Typed> wrong = strings("regexp", parts, span);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (parts.size() > 2) {
            return planner.unsupported(expression);
        }
        return Typed.of(new ExprPlan.Regexp(parts.get(0).get(), parts.get(1).get(), expression.isNot()), span);
    }

    private Typed concat(ConcatExpression expression) {
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        return strings("||", parts, span)
                .orElseGet(() -> Typed.of(new ExprPlan.Concat(ExpressionPlanner.plans(parts)), span));
    }

    private Optional<Typed> strings(String operator, List<Typed> parts, Optional<Span> span) {
        if (ExpressionPlanner.anyBroken(parts)) {
            return Optional.of(Typed.broken(span));
        }
        for (int i = 0; i < parts.size(); i++) {
            Typed part = parts.get(i);
            boolean matched = i == 0 && !operator.equals("||") && part.type().isNumeric();
            if (part.type().kind() != Kind.STRING && !matched) {
                return Optional.of(planner.error(
                        ErrorCode.OPERAND_TYPE,
                        part.span().or(() -> span),
                        "'" + operator + "' needs strings, type=" + part.type(),
                        "Use cast(x, string)."));
            }
        }
        return Optional.empty();
    }

    private Typed coalesce(CoalesceExpression expression) {
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span = ExpressionPlanner.span(parts);
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(span);
        }
        Optional<ValueType> type =
                TypeRules.common(parts.stream().map(Typed::type).toList()).filter(TypeRules::isScalar);
        if (type.isEmpty()) {
            return planner.error(
                    ErrorCode.INCOMPARABLE,
                    span,
                    "coalesce needs values of one type, types="
                            + parts.stream().map(Typed::type).toList(),
                    "");
        }
        return Typed.of(new ExprPlan.Coalesce(ExpressionPlanner.plans(parts), type.get()), span);
    }
}
