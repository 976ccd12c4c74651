package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.EnumMethod;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanException;
import java.util.Collection;
import java.util.List;

/**
 * An enumeration method over a collection.
 *
 * <p>Shape: no collection (null) gives null; a single row stands for a collection of it. Lists that come in are never
 * changed; what comes out may be one that came in.
 *
 * <p>Cost: one pass over the elements, ordering n log n.
 *
 * <p>Errors: {@link PlanException} for a method without the lambdas or arguments that it needs. Where Esper raises an
 * error while it evaluates (a key to order by that is null, an element null that {@code where} keeps), the value is null.
 *
 * <p>Source: Esper reference, "Enumeration Methods"; null rules measured on Esper 9.0.0.
 */
public record Enumeration(Evaluator elements, Method method) implements Evaluator {

    /** What a method makes of the elements of a collection that is there. */
    @FunctionalInterface
    interface Method {
        Object of(Scope scope, List<?> elements);
    }

    public static Evaluator of(
            ExprPlan.Enumerate plan, Evaluator elements, List<Evaluator> arguments, List<Lambda> lambdas) {
        if (arguments.size() + lambdas.size() > 2) {
            throw new PlanException("an enumeration method has at most two parameters, method=" + plan.method());
        }
        return new Enumeration(elements, method(plan, new Parameters(plan.method(), arguments, lambdas)));
    }

    @Override
    public Object evaluate(Scope scope) {
        List<?> list = list(elements.evaluate(scope));
        return list == null ? null : method.of(scope, list);
    }

    /** The elements of a value; null for null. */
    static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof Event event) {
            return List.of(event);
        }
        return value instanceof Collection<?> collection ? List.copyOf(collection) : null;
    }

    private static Method method(ExprPlan.Enumerate plan, Parameters given) {
        return switch (plan.method()) {
            case WHERE -> Choosing.where(given.lambda());
            case ALL_OF -> Choosing.allOf(given.lambda());
            case ANY_OF -> Choosing.anyOf(given.lambda());
            case COUNT_OF -> given.hasLambda() ? Choosing.countOf(given.lambda()) : (scope, list) -> list.size();
            case FIRST_OF -> given.hasLambda() ? Choosing.firstOf(given.lambda()) : Choosing.first();
            case LAST_OF -> given.hasLambda() ? Choosing.lastOf(given.lambda()) : Choosing.last();
            case TAKE -> Taking.take(given.argument());
            case TAKE_LAST -> Taking.takeLast(given.argument());
            case TAKE_WHILE -> Taking.takeWhile(given.lambda());
            case TAKE_WHILE_LAST -> Taking.takeWhileLast(given.lambda());
            case REVERSE -> Taking.reverse();
            case DISTINCT_OF -> given.hasLambda() ? SetLogic.distinctOf(given.lambda()) : SetLogic.distinctOf();
            case EXCEPT -> SetLogic.except(given.argument());
            case INTERSECT -> SetLogic.intersect(given.argument());
            case UNION -> SetLogic.union(given.argument());
            case SEQUENCE_EQUAL -> SetLogic.sequenceEqual(given.argument());
            case ORDER_BY -> given.hasLambda() ? Ordering.by(given.lambda(), false) : Ordering.natural(false);
            case ORDER_BY_DESC -> given.hasLambda() ? Ordering.by(given.lambda(), true) : Ordering.natural(true);
            case MIN -> Extremes.value(given.optionalLambda(), -1);
            case MAX -> Extremes.value(given.optionalLambda(), 1);
            case MIN_BY -> Extremes.element(given.lambda(), -1);
            case MAX_BY -> Extremes.element(given.lambda(), 1);
            case MOST_FREQUENT -> Extremes.frequent(given.optionalLambda(), 1);
            case LEAST_FREQUENT -> Extremes.frequent(given.optionalLambda(), -1);
            case SUM_OF -> Totals.sum(given.optionalLambda(), plan.type().kind());
            case AVERAGE -> Totals.average(given.optionalLambda(), plan.type().kind());
            case AGGREGATE -> Totals.aggregate(given.argument(), given.lambda());
            case ARRAY_OF -> given.hasLambda() ? Mapping.arrayOf(given.lambda()) : (scope, list) -> list;
            case SELECT_FROM -> Mapping.selectFrom(given.lambda());
            case GROUP_BY -> Mapping.groupBy(given.lambdas());
            case TO_MAP -> Mapping.toMap(given.lambdas());
        };
    }

    /** The parameters of a method, asked for by the methods that have them. */
    private record Parameters(EnumMethod method, List<Evaluator> arguments, List<Lambda> lambdas) {
        boolean hasLambda() {
            return !lambdas.isEmpty();
        }

        Lambda lambda() {
            if (lambdas.isEmpty()) {
                throw new PlanException("an enumeration method needs its lambda, method=" + method);
            }
            return lambdas.get(0);
        }

        /** Null where the elements themselves are meant. */
        Lambda optionalLambda() {
            return lambdas.isEmpty() ? null : lambdas.get(0);
        }

        Evaluator argument() {
            if (arguments.size() != 1) {
                throw new PlanException("an enumeration method needs its argument, method=" + method);
            }
            return arguments.get(0);
        }
    }
}
