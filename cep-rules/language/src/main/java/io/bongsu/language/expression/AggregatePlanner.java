package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Plans {@code count, sum, avg, min, max, first, last, window}, with {@code distinct} and {@code filter:}.
 *
 * <p>Shape: an aggregate's argument cannot hold another aggregate.
 *
 * <p>Errors: CEP-3101, 3102, 4105.
 */
final class AggregatePlanner {
    private final ExpressionPlanner planner;
    private final Scope scope;
    private final Optional<AggregateSlots> slots;
    private boolean inside;

    AggregatePlanner(ExpressionPlanner planner, Scope scope, Optional<AggregateSlots> slots) {
        this.planner = planner;
        this.scope = scope;
        this.slots = slots;
    }

    private record Called(Function function, boolean distinct, boolean ever) {}

    static boolean isAggregate(Expression expression) {
        return called(expression).isPresent();
    }

    private static Optional<Called> called(Expression expression) {
        if (expression instanceof CountStarProjectionExpression) {
            return Optional.of(new Called(Function.COUNT, false, false));
        }
        if (expression instanceof CountProjectionExpression count) {
            return Optional.of(new Called(Function.COUNT, count.isDistinct(), false));
        }
        if (expression instanceof SumProjectionExpression sum) {
            return Optional.of(new Called(Function.SUM, sum.isDistinct(), false));
        }
        if (expression instanceof AvgProjectionExpression avg) {
            return Optional.of(new Called(Function.AVG, avg.isDistinct(), false));
        }
        if (expression instanceof MinProjectionExpression min) {
            return Optional.of(new Called(Function.MIN, min.isDistinct(), min.isEver()));
        }
        if (expression instanceof MaxProjectionExpression max) {
            return Optional.of(new Called(Function.MAX, max.isDistinct(), max.isEver()));
        }
        if (expression instanceof FirstProjectionExpression) {
            return Optional.of(new Called(Function.FIRST, false, false));
        }
        if (expression instanceof LastProjectionExpression) {
            return Optional.of(new Called(Function.LAST, false, false));
        }
        if (expression instanceof WindowProjectionExpression) {
            return Optional.of(new Called(Function.WINDOW, false, false));
        }
        return Optional.empty();
    }

    Typed plan(Expression expression) {
        Called called = called(expression).orElseThrow();
        String name = called.function().name().toLowerCase(Locale.ROOT);
        Optional<Span> span = planner.region().function(name);
        if (slots.isEmpty() || inside) {
            return planner.error(
                    ErrorCode.OPERAND_TYPE,
                    span,
                    inside
                            ? "an aggregate cannot be inside another, inner=" + name
                            : "an aggregate makes sense in select and having only, aggregate=" + name,
                    "");
        }
        if (called.ever()) {
            return planner.error(ErrorCode.UNSUPPORTED_EXPRESSION, span, "minever and maxever are not supported", "");
        }
        inside = true;
        try {
            return plan(called, name, span, expression);
        } finally {
            inside = false;
        }
    }

    private Typed plan(Called called, String name, Optional<Span> span, Expression expression) {
        Optional<Typed> filter = Optional.empty();
        List<Typed> arguments = new ArrayList<>();
        boolean wildcard = false;
        for (Expression child : expression.getChildren()) {
            if (child instanceof NamedParameterExpression named) {
                if (!named.getName().equals("filter") || named.getChildren().size() != 1) {
                    return planner.error(
                            ErrorCode.UNSUPPORTED_EXPRESSION,
                            span,
                            "'" + named.getName() + ":' of an aggregate is not supported",
                            "");
                }
                filter = Optional.of(planner.condition(named.getChildren().get(0)));
            } else if (child instanceof CrontabParameterExpression star
                    && star.getType() == com.espertech.esper.common.client.soda.ScheduleItemType.WILDCARD) {
                wildcard = true;
            } else if (wildcard && called.function() == Function.COUNT && filter.isEmpty()) {
                filter = Optional.of(planner.condition(child));
            } else {
                arguments.add(planner.plan(child));
            }
        }
        if (ExpressionPlanner.anyBroken(arguments)
                || filter.map(Typed::isBroken).orElse(false)) {
            return Typed.broken(span);
        }
        if (arguments.size() > (wildcard ? 0 : 1)) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    span,
                    "'" + name + "' with a second argument is not supported",
                    "");
        }
        Optional<ValueType> type = type(called.function(), arguments);
        if (type.isEmpty()) {
            String cause = arguments.isEmpty()
                    ? "needs an argument"
                    : "needs numbers, type=" + arguments.get(0).type();
            return planner.error(
                    ErrorCode.OPERAND_TYPE,
                    arguments.isEmpty() ? span : arguments.get(0).span(),
                    "'" + name + "' " + cause,
                    "");
        }
        ExprPlan slot = slots.orElseThrow()
                .slot(new AggregatePlan(
                        called.function(),
                        arguments.stream().findFirst().map(Typed::get),
                        called.distinct(),
                        filter.map(Typed::get),
                        type.get()));
        return Typed.of(slot, span);
    }

    private Optional<ValueType> type(Function function, List<Typed> arguments) {
        Optional<ValueType> argument = arguments.stream().findFirst().map(Typed::type);
        return switch (function) {
            case COUNT -> Optional.of(ValueType.LONG);
            case AVG -> argument.filter(ValueType::isNumeric).map(type -> ValueType.DOUBLE);
            case SUM, MIN, MAX -> argument.filter(ValueType::isNumeric);
            case FIRST, LAST -> argument.or(this::event).filter(type -> type.kind() != Kind.NULL);
            case WINDOW ->
                argument.or(this::event)
                        .filter(type -> type.kind() != Kind.NULL)
                        .map(ValueType::arrayOf);
        };
    }

    /** The type of {@code *}: the event at hand. */
    private Optional<ValueType> event() {
        return scope.own().flatMap(Scope.Bound::type).map(ValueType::rowOf);
    }
}
