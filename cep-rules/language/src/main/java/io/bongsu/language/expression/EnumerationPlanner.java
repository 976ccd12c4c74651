package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.LambdaExpression;
import io.bongsu.engine.plan.EnumMethod;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.LambdaPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans enumeration methods.
 *
 * <p>Shape: a lambda's parameters are the element, its index, the size; {@code aggregate} has the result so far before
 * them. Result types are Esper's.
 *
 * <p>Errors: CEP-3104 for parameters that the method does not take; CEP-4105 for types on which it is not run.
 *
 * <p>Source: Esper reference, "Enumeration Methods"; types measured on Esper 9.0.0.
 */
final class EnumerationPlanner {
    private final ExpressionPlanner planner;
    private final LocalNames locals;

    EnumerationPlanner(ExpressionPlanner planner, LocalNames locals) {
        this.planner = planner;
        this.locals = locals;
    }

    /** What is known of one call while it is planned. */
    private record Call(
            EnumMethod method, ExprPlan elements, List<Typed> arguments, List<LambdaPlan> lambdas, Span place) {
        ValueType collection() {
            ValueType type = elements.type();
            return type.kind() == Kind.ROW ? ValueType.arrayOf(type) : type;
        }

        ValueType element() {
            return collection().element().orElseThrow();
        }

        boolean ofRows() {
            return element().kind() == Kind.ROW;
        }

        /** The type of the first lambda's body, or of the elements where there is none. */
        ValueType value() {
            return lambdas.isEmpty() ? element() : lambdas.get(0).body().type();
        }
    }

    Typed plan(EnumMethod method, Typed elements, List<Expression> parameters, Span place) {
        Call call = new Call(method, elements.get(), new ArrayList<>(), new ArrayList<>(), place);
        for (Expression parameter : parameters) {
            if (parameter instanceof LambdaExpression lambda) {
                Optional<LambdaPlan> planned = lambda(lambda, call);
                if (planned.isEmpty()) {
                    return Typed.broken(Optional.of(place));
                }
                call.lambdas.add(planned.get());
            } else {
                call.arguments.add(planner.plan(parameter));
            }
        }
        if (ExpressionPlanner.anyBroken(call.arguments)) {
            return Typed.broken(Optional.of(place));
        }
        Optional<String> wrong = wrongParameters(call);
        if (wrong.isPresent()) {
            return planner.error(
                    ErrorCode.ARGUMENT_TYPE, Optional.of(place), "'" + method.eplName() + "' takes " + wrong.get(), "");
        }
        Optional<ValueType> type = type(call);
        if (type.isEmpty()) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    Optional.of(place),
                    "'" + method.eplName() + "' is not supported on these types, elements=" + call.element()
                            + (call.lambdas.isEmpty() ? "" : " lambda=" + call.value()),
                    "");
        }
        return Typed.of(
                new ExprPlan.Enumerate(
                        method, call.elements, ExpressionPlanner.plans(call.arguments), call.lambdas, type.get()),
                place);
    }

    private Optional<LambdaPlan> lambda(LambdaExpression lambda, Call call) {
        boolean folds = call.method == EnumMethod.AGGREGATE;
        List<String> names = lambda.getParameters();
        if (names.size() > (folds ? 4 : 3) || names.size() < (folds ? 2 : 1) || (folds && call.arguments.isEmpty())) {
            planner.error(
                    ErrorCode.ARGUMENT_TYPE,
                    Optional.of(call.place),
                    "a lambda of '" + call.method.eplName() + "' has another number of parameters, got " + names.size(),
                    "");
            return Optional.empty();
        }
        if (folds && call.arguments.get(0).isBroken()) {
            return Optional.empty();
        }
        List<ValueType> types = new ArrayList<>();
        if (folds) {
            types.add(call.arguments.get(0).type());
        }
        types.addAll(List.of(call.element(), ValueType.INT, ValueType.INT));
        int slot = locals.slots(names.size());
        Map<String, ExprPlan> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), new ExprPlan.LocalRef(slot + i, types.get(i)));
        }
        locals.open(parameters);
        try {
            return planner.plan(lambda.getChildren().get(0))
                    .plan()
                    .map(body -> new LambdaPlan(slot, names.size(), body));
        } finally {
            locals.close();
        }
    }

    /** What the method takes, if that is not what it is given. */
    private static Optional<String> wrongParameters(Call call) {
        int lambdas = call.lambdas.size();
        int arguments = call.arguments.size();
        return switch (call.method) {
            case REVERSE -> require(lambdas == 0 && arguments == 0, "no parameter");
            case TAKE, TAKE_LAST ->
                require(
                        lambdas == 0
                                && arguments == 1
                                && call.arguments.get(0).type().isNumeric(),
                        "a number");
            case EXCEPT, INTERSECT, UNION, SEQUENCE_EQUAL -> require(lambdas == 0 && arguments == 1, "a collection");
            case AGGREGATE -> require(lambdas == 1 && arguments == 1, "a first value and a lambda");
            case ALL_OF, ANY_OF, WHERE, TAKE_WHILE, TAKE_WHILE_LAST ->
                require(lambdas == 1 && arguments == 0 && isCondition(call), "a condition on an element");
            case COUNT_OF, FIRST_OF, LAST_OF ->
                require(
                        arguments == 0 && (lambdas == 0 || lambdas == 1 && isCondition(call)),
                        "a condition on an element");
            case GROUP_BY -> require(arguments == 0 && (lambdas == 1 || lambdas == 2), "one or two lambdas");
            case TO_MAP -> require(arguments == 0 && lambdas == 2, "two lambdas");
            case MIN_BY, MAX_BY, SELECT_FROM -> require(lambdas == 1 && arguments == 0, "a lambda");
            case ARRAY_OF,
                    AVERAGE,
                    DISTINCT_OF,
                    LEAST_FREQUENT,
                    MAX,
                    MIN,
                    MOST_FREQUENT,
                    ORDER_BY,
                    ORDER_BY_DESC,
                    SUM_OF -> require(arguments == 0 && (lambdas == 1 || lambdas == 0 && !call.ofRows()), "a lambda");
        };
    }

    private static Optional<String> require(boolean given, String wanted) {
        return given ? Optional.empty() : Optional.of(wanted);
    }

    private static boolean isCondition(Call call) {
        return ExpressionPlanner.isBoolean(call.value());
    }

    /** The result's type; empty where the method is not run on these types. */
    private static Optional<ValueType> type(Call call) {
        ValueType value = call.value();
        return switch (call.method) {
            case ALL_OF, ANY_OF -> Optional.of(ValueType.BOOLEAN);
            case COUNT_OF -> Optional.of(ValueType.INT);
            case WHERE, TAKE, TAKE_LAST, TAKE_WHILE, TAKE_WHILE_LAST, REVERSE -> Optional.of(call.collection());
            case FIRST_OF, LAST_OF -> Optional.of(call.element());
            case MIN_BY, MAX_BY -> Optional.of(call.element()).filter(type -> isOrdered(value));
            case ORDER_BY, ORDER_BY_DESC -> Optional.of(call.collection()).filter(type -> isOrdered(value));
            case MIN, MAX -> Optional.of(value).filter(EnumerationPlanner::isOrdered);
            case DISTINCT_OF -> Optional.of(call.collection()).filter(type -> TypeRules.isScalar(value));
            case MOST_FREQUENT, LEAST_FREQUENT ->
                Optional.of(value).filter(TypeRules::isScalar).filter(type -> type.kind() != Kind.NULL);
            case EXCEPT, INTERSECT, UNION -> Optional.of(call.collection()).filter(type -> sameElements(call));
            case SEQUENCE_EQUAL -> Optional.of(ValueType.BOOLEAN).filter(type -> sameElements(call) && !call.ofRows());
            case SUM_OF -> sumType(call);
            case AVERAGE ->
                value.kind().isBig()
                        ? Optional.of(ValueType.BIG_DECIMAL)
                        : Optional.of(ValueType.DOUBLE).filter(type -> isPlainNumber(value));
            case AGGREGATE -> {
                ValueType first = call.arguments.get(0).type();
                yield Optional.of(first).filter(type -> TypeRules.isScalar(first) && value.equals(first));
            }
            case ARRAY_OF, SELECT_FROM ->
                Optional.of(ValueType.arrayOf(value)).filter(type -> value.kind() != Kind.NULL);
            case GROUP_BY -> {
                ValueType grouped =
                        call.lambdas.size() > 1 ? call.lambdas.get(1).body().type() : call.element();
                yield Optional.of(ValueType.mapOf(ValueType.arrayOf(grouped))).filter(type -> hasTextKeys(call));
            }
            case TO_MAP ->
                Optional.of(ValueType.mapOf(call.lambdas.get(1).body().type())).filter(type -> hasTextKeys(call));
        };
    }

    private static boolean hasTextKeys(Call call) {
        return call.value().kind() == Kind.STRING || call.value().kind() == Kind.NULL;
    }

    private static boolean isOrdered(ValueType type) {
        return type.isNumeric()
                || type.kind() == Kind.STRING
                || type.kind() == Kind.BOOLEAN
                || type.kind().isTime();
    }

    private static boolean isPlainNumber(ValueType type) {
        return switch (type.kind()) {
            case INT, LONG, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    /** The sum of plain floats fails in Esper. */
    private static Optional<ValueType> sumType(Call call) {
        return switch (call.value().kind()) {
            case INT -> Optional.of(ValueType.INT);
            case LONG -> Optional.of(ValueType.LONG);
            case FLOAT -> Optional.of(ValueType.DOUBLE).filter(type -> !call.lambdas.isEmpty());
            case DOUBLE -> Optional.of(ValueType.DOUBLE);
            case BIG_INTEGER, BIG_DECIMAL -> Optional.of(call.value());
            default -> Optional.empty();
        };
    }

    private static boolean sameElements(Call call) {
        ValueType other = call.arguments.get(0).type();
        return other.element()
                .map(element -> element.equals(call.element()) || sameFields(element, call.element()))
                .orElse(false);
    }

    /** Rows of types that differ by name only. */
    private static boolean sameFields(ValueType one, ValueType other) {
        return one.row().isPresent()
                && other.row().isPresent()
                && one.row().get().fields().equals(other.row().get().fields());
    }
}
