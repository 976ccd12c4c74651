package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans aggregation functions, with {@code distinct} and {@code filter:}.
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

    private record Called(Function function, String name, boolean distinct) {}

    /** The functions by the names that EPL has for them. */
    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("count", Function.COUNT),
            Map.entry("sum", Function.SUM),
            Map.entry("avg", Function.AVG),
            Map.entry("min", Function.MIN),
            Map.entry("max", Function.MAX),
            Map.entry("fmin", Function.MIN),
            Map.entry("fmax", Function.MAX),
            Map.entry("median", Function.MEDIAN),
            Map.entry("stddev", Function.STDDEV),
            Map.entry("avedev", Function.AVEDEV),
            Map.entry("nth", Function.NTH),
            Map.entry("rate", Function.RATE),
            Map.entry("leaving", Function.LEAVING),
            Map.entry("countever", Function.COUNT_EVER),
            Map.entry("minever", Function.MIN_EVER),
            Map.entry("maxever", Function.MAX_EVER),
            Map.entry("fminever", Function.MIN_EVER),
            Map.entry("fmaxever", Function.MAX_EVER),
            Map.entry("firstever", Function.FIRST_EVER),
            Map.entry("lastever", Function.LAST_EVER),
            Map.entry("first", Function.FIRST),
            Map.entry("last", Function.LAST),
            Map.entry("window", Function.WINDOW),
            Map.entry("sorted", Function.SORTED),
            Map.entry("minby", Function.MIN_BY),
            Map.entry("maxby", Function.MAX_BY),
            Map.entry("minbyever", Function.MIN_BY_EVER),
            Map.entry("maxbyever", Function.MAX_BY_EVER));

    static boolean isAggregate(Expression expression) {
        return called(expression).isPresent();
    }

    /** The function as it is written: Esper's model has classes for some and names for others. */
    private static Optional<Called> called(Expression expression) {
        if (!expression.getClass().getSimpleName().endsWith("ProjectionExpression")) {
            return Optional.empty();
        }
        StringWriter writer = new StringWriter();
        expression.toEPL(writer, ExpressionPrecedenceEnum.MINIMUM);
        String text = writer.toString();
        int open = text.indexOf('(');
        String name = open < 0 ? "" : text.substring(0, open).strip().toLowerCase(Locale.ROOT);
        if ((expression instanceof MinProjectionExpression min && min.isEver())
                || (expression instanceof MaxProjectionExpression max && max.isEver())) {
            // Esper's model writes these without saying so.
            name = name.endsWith("ever") ? name : name + "ever";
        }
        String known = name;
        return Optional.ofNullable(FUNCTIONS.get(known))
                .map(function -> new Called(function, known, text.startsWith("distinct ", open + 1)));
    }

    Typed plan(Expression expression) {
        Called called = called(expression).orElseThrow();
        Optional<Span> span = planner.region().function(called.name()).or(() -> chain(called.name() + "()"));
        if (slots.isEmpty() || inside) {
            return planner.error(
                    ErrorCode.OPERAND_TYPE,
                    span,
                    inside
                            ? "an aggregate cannot be inside another, inner=" + called.name()
                            : "an aggregate makes sense in select and having only, aggregate=" + called.name(),
                    "");
        }
        inside = true;
        try {
            return plan(called, span, expression);
        } finally {
            inside = false;
        }
    }

    private Optional<Span> chain(String call) {
        Span span = planner.region().chain(call);
        return span.equals(planner.region().span()) ? Optional.empty() : Optional.of(span);
    }

    private Typed plan(Called called, Optional<Span> span, Expression expression) {
        Function function = called.function();
        Arguments arguments = new Arguments();
        for (Expression child : expression.getChildren()) {
            if (child instanceof NamedParameterExpression named) {
                if (named.getName().equals("group_by") && slots.orElseThrow().allowsOwnGroups()) {
                    List<Typed> keys = new ArrayList<>();
                    named.getChildren().forEach(key -> keys.add(planner.plan(key)));
                    arguments.groupBy = Optional.of(keys);
                    continue;
                }
                if (!named.getName().equals("filter") || named.getChildren().size() != 1) {
                    return unsupported(span, "'" + named.getName() + ":' of an aggregate");
                }
                arguments.filter =
                        Optional.of(planner.condition(named.getChildren().get(0)));
            } else if (child instanceof CrontabParameterExpression star
                    && star.getType() == com.espertech.esper.common.client.soda.ScheduleItemType.WILDCARD) {
                arguments.wildcard = true;
            } else if (child instanceof StreamWildcardExpression events && isOnly(events)) {
                arguments.wildcard = true;
            } else if (child instanceof StreamWildcardExpression events && scope.joined()) {
                arguments.plain.add(planner.plan(new PropertyValueExpression(events.getStreamName())));
            } else if (function.isOrder()) {
                boolean ordered = child instanceof OrderedObjectParamExpression;
                Typed value = planner.plan(ordered ? child.getChildren().get(0) : child);
                arguments.plain.add(value);
                value.plan()
                        .ifPresent(plan -> arguments.criteria.add(new OutputPlan.Sort(
                                plan, ordered && ((OrderedObjectParamExpression) child).isDescending())));
            } else if (arguments.plain.size() + (arguments.wildcard ? 1 : 0) == expected(function)
                    && !function.isSequence()
                    && arguments.filter.isEmpty()) {
                arguments.filter = Optional.of(planner.condition(child));
            } else {
                arguments.plain.add(planner.plan(child));
            }
        }
        return arguments.isBroken() ? Typed.broken(span) : plan(called, span, arguments);
    }

    /** Whether these are the events of the only stream. */
    private boolean isOnly(StreamWildcardExpression events) {
        return !scope.joined()
                && scope.own().isPresent()
                && scope.alias().filter(events.getStreamName()::equals).isPresent();
    }

    /** How many arguments come before one that is a filter. */
    private static int expected(Function function) {
        return function == Function.NTH ? 2 : function == Function.LEAVING ? 0 : 1;
    }

    /** What an aggregate is called with. */
    private static final class Arguments {
        private final List<Typed> plain = new ArrayList<>();
        private final List<OutputPlan.Sort> criteria = new ArrayList<>();
        private Optional<Typed> filter = Optional.empty();
        private Optional<List<Typed>> groupBy = Optional.empty();
        private boolean wildcard;

        boolean isBroken() {
            return ExpressionPlanner.anyBroken(plain)
                    || filter.map(Typed::isBroken).orElse(false)
                    || groupBy.map(ExpressionPlanner::anyBroken).orElse(false);
        }
    }

    private Typed plan(Called called, Optional<Span> span, Arguments arguments) {
        Function function = called.function();
        long number = 0;
        List<Typed> plain = new ArrayList<>(arguments.plain);
        if (function == Function.NTH && called.distinct()) {
            return unsupported(span, "'nth' of distinct values");
        }
        if (function == Function.NTH || (function.isSequence() && plain.size() == 2)) {
            if (plain.size() == 2 && function != Function.NTH && isOfVariables(plain.get(1))) {
                return element(function, plain, span, arguments);
            }
            Optional<Number> index = plain.size() == 2 ? constant(plain.remove(1)) : Optional.empty();
            if (index.isEmpty() || index.get().longValue() < 0) {
                return unsupported(span, "'" + called.name() + "' without a constant index");
            }
            number = index.get().longValue();
        } else if (function == Function.RATE) {
            Optional<Number> seconds = plain.size() == 1 ? constant(plain.remove(0)) : Optional.empty();
            if (seconds.isEmpty() || seconds.get().doubleValue() <= 0) {
                return unsupported(span, "'rate' of anything but a constant number of seconds");
            }
            number = Math.round(seconds.get().doubleValue() * 1_000);
        }
        if (!function.isOrder() && plain.size() > (arguments.wildcard ? 0 : 1)) {
            return unsupported(span, "'" + called.name() + "' with a second argument");
        }
        if (scope.joined()
                && (function.isSequence() || function.isOrder())
                && stream(plain).isEmpty()) {
            return unsupported(span, "'" + called.name() + "' of anything but the events of one stream of a join");
        }
        Optional<ValueType> type = type(function, plain);
        if (type.isEmpty() || (function.isOrder() && arguments.criteria.isEmpty())) {
            String cause = plain.isEmpty()
                    ? "needs an argument"
                    : "needs numbers, type=" + plain.get(0).type();
            return planner.error(
                    ErrorCode.OPERAND_TYPE,
                    plain.isEmpty() ? span : plain.get(0).span(),
                    "'" + called.name() + "' " + cause,
                    "");
        }
        ExprPlan slot = slots.orElseThrow()
                .slot(new AggregatePlan(
                        function,
                        function.isOrder()
                                ? Optional.empty()
                                : plain.stream().findFirst().map(Typed::get),
                        called.distinct(),
                        arguments.filter.map(Typed::get),
                        type.get(),
                        arguments.criteria,
                        number,
                        arguments.groupBy.map(
                                keys -> keys.stream().map(Typed::get).toList())));
        return Typed.of(slot, span);
    }

    /** Whether a value depends on variables, and on nothing else. */
    private static boolean isOfVariables(Typed value) {
        List<ExprPlan.FieldRef> fields = PlanParts.of(value.get(), ExprPlan.FieldRef.class);
        return value.type().kind() == Kind.INT
                && !fields.isEmpty()
                && fields.stream().allMatch(field -> field.source().equals(VariablePlan.SOURCE));
    }

    /** {@code first(x, index)} or {@code last}: one of {@code window(x)}. */
    private Typed element(Function function, List<Typed> plain, Optional<Span> span, Arguments arguments) {
        ExprPlan index = plain.remove(1).get();
        Optional<ValueType> type = type(Function.WINDOW, plain);
        if (type.isEmpty() || scope.joined() || function != Function.FIRST || arguments.groupBy.isPresent()) {
            return unsupported(span, "a computed index here");
        }
        ExprPlan all = slots.orElseThrow()
                .slot(new AggregatePlan(
                        Function.WINDOW,
                        plain.stream().findFirst().map(Typed::get),
                        false,
                        arguments.filter.map(Typed::get),
                        type.get()));
        return Typed.of(
                new ExprPlan.ArrayElement(all, index, type(function, plain).orElseThrow()), span);
    }

    private static Optional<Number> constant(Typed typed) {
        return typed.get() instanceof ExprPlan.Literal literal && literal.value() instanceof Number number
                ? Optional.of(number)
                : Optional.empty();
    }

    private Typed unsupported(Optional<Span> span, String construct) {
        return planner.error(ErrorCode.UNSUPPORTED_EXPRESSION, span, construct + " is not supported", "");
    }

    private Optional<ValueType> type(Function function, List<Typed> arguments) {
        Optional<ValueType> argument = arguments.stream().findFirst().map(Typed::type);
        return switch (function) {
            case COUNT, COUNT_EVER -> Optional.of(ValueType.LONG);
            case AVG ->
                argument.filter(ValueType::isNumeric)
                        .map(type -> type.kind().isBig() ? ValueType.BIG_DECIMAL : ValueType.DOUBLE);
            case MEDIAN, STDDEV, AVEDEV -> argument.filter(ValueType::isNumeric).map(type -> ValueType.DOUBLE);
            case SUM ->
                argument.filter(ValueType::isNumeric)
                        .map(type -> type.kind() == Kind.BYTE || type.kind() == Kind.SHORT ? ValueType.INT : type);
            case MIN, MAX, MIN_EVER, MAX_EVER ->
                argument.filter(type -> type.isNumeric() || type.kind() == Kind.STRING);
            case RATE -> Optional.of(ValueType.DOUBLE);
            case LEAVING -> Optional.of(ValueType.BOOLEAN);
            case GROUPING -> Optional.of(ValueType.INT);
            case NTH, FIRST_EVER, LAST_EVER -> argument.filter(type -> type.kind() != Kind.NULL);
            case FIRST, LAST -> argument.or(this::event).filter(type -> type.kind() != Kind.NULL);
            case WINDOW ->
                argument.or(this::event)
                        .filter(type -> type.kind() != Kind.NULL)
                        .map(ValueType::arrayOf);
            case SORTED -> event(arguments).map(ValueType::arrayOf);
            case MIN_BY, MAX_BY, MIN_BY_EVER, MAX_BY_EVER -> event(arguments);
        };
    }

    /** The only stream of a join that the values are of. */
    private Optional<String> stream(List<Typed> values) {
        Set<String> streams = new TreeSet<>();
        values.forEach(value -> streams.addAll(References.of(value.get()).tags()));
        return streams.size() == 1 ? streams.stream().findFirst().filter(scope.tags()::containsKey) : Optional.empty();
    }

    /** What is ordered by the values: events of the stream of a join, or else the event at hand. */
    private Optional<ValueType> event(List<Typed> values) {
        return scope.joined()
                ? stream(values).flatMap(name -> scope.tags().get(name).type()).map(ValueType::rowOf)
                : event();
    }

    /** {@code grouping} and {@code grouping_id}. */
    Typed grouping(Expression expression) {
        Optional<Span> span = planner.region().function("grouping");
        long asked = 0;
        for (Expression child : expression.getChildren()) {
            Typed typed = planner.plan(child);
            if (typed.isBroken()) {
                return typed;
            }
            int place = slots.map(known -> known.placeInGroupBy(typed.get())).orElse(-1);
            if (place < 0) {
                return unsupported(span, "grouping of something that the statement does not group by");
            }
            asked |= 1L << place;
        }
        return Typed.of(
                slots.orElseThrow()
                        .slot(new AggregatePlan(
                                Function.GROUPING,
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                ValueType.INT,
                                List.of(),
                                asked,
                                Optional.empty())),
                span);
    }

    /** The type of {@code *}: the event at hand. */
    private Optional<ValueType> event() {
        return scope.own().flatMap(Scope.Bound::type).map(ValueType::rowOf);
    }
}
