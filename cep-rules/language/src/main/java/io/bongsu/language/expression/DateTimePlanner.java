package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.Expression;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Interval;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.IntervalRelation;
import io.bongsu.engine.plan.PeriodPlan;
import io.bongsu.engine.plan.TimeField;
import io.bongsu.engine.plan.TimeMethod;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plans date-time methods and interval tests.
 *
 * <p>Shape: on points in time; on an event whose type says which fields are its start and end, they are about those.
 *
 * <p>Errors: CEP-3104 for parameters that the method does not take; CEP-4105 for what is not run.
 *
 * <p>Source: Esper reference, "Date-Time Methods" and "Interval Algebra".
 */
final class DateTimePlanner {
    private static final Map<String, TimeMethod> METHODS = Map.ofEntries(
            Map.entry("set", TimeMethod.SET),
            Map.entry("withdate", TimeMethod.WITH_DATE),
            Map.entry("withtime", TimeMethod.WITH_TIME),
            Map.entry("withmin", TimeMethod.WITH_MIN),
            Map.entry("withmax", TimeMethod.WITH_MAX),
            Map.entry("plus", TimeMethod.PLUS),
            Map.entry("minus", TimeMethod.MINUS),
            Map.entry("roundfloor", TimeMethod.ROUND_FLOOR),
            Map.entry("roundceiling", TimeMethod.ROUND_CEILING),
            Map.entry("roundhalf", TimeMethod.ROUND_HALF),
            Map.entry("get", TimeMethod.GET),
            Map.entry("format", TimeMethod.FORMAT),
            Map.entry("todate", TimeMethod.TO_DATE),
            Map.entry("tocalendar", TimeMethod.TO_CALENDAR),
            Map.entry("tomillisec", TimeMethod.TO_MILLISEC),
            Map.entry("between", TimeMethod.BETWEEN));
    private static final Map<String, TimeField> GETTERS = Map.ofEntries(
            Map.entry("getmillisofsecond", TimeField.MILLISECOND),
            Map.entry("getsecondofminute", TimeField.SECOND),
            Map.entry("getminuteofhour", TimeField.MINUTE),
            Map.entry("gethourofday", TimeField.HOUR),
            Map.entry("getdayofmonth", TimeField.DAY),
            Map.entry("getmonthofyear", TimeField.MONTH),
            Map.entry("getyear", TimeField.YEAR),
            Map.entry("getweekyear", TimeField.WEEK),
            Map.entry("getdayofweek", TimeField.DAY_OF_WEEK),
            Map.entry("getdayofyear", TimeField.DAY_OF_YEAR),
            Map.entry("getera", TimeField.ERA));

    private final ExpressionPlanner planner;
    private final PeriodPlanner periods;

    DateTimePlanner(ExpressionPlanner planner) {
        this.planner = planner;
        this.periods = new PeriodPlanner(planner);
    }

    static boolean isMethod(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        return METHODS.containsKey(known)
                || GETTERS.containsKey(known)
                || IntervalRelation.of(name).isPresent();
    }

    /** Whether the methods can be asked of a value of the type. */
    static boolean isTime(ValueType type) {
        return interval(new ExprPlan.Literal(null, type)).isPresent();
    }

    Typed plan(String name, ExprPlan receiver, List<Expression> parameters, Span place) {
        Optional<IntervalRelation> relation = IntervalRelation.of(name);
        if (relation.isPresent()) {
            return relation(relation.get(), receiver, parameters, place);
        }
        ExprPlan time = interval(receiver).orElseThrow().start();
        TimeField getter = GETTERS.get(name.toLowerCase(Locale.ROOT));
        if (getter != null) {
            return parameters.isEmpty() ? get(time, getter, place) : wrong(place, "'" + name + "' takes no parameter");
        }
        TimeMethod method = METHODS.get(name.toLowerCase(Locale.ROOT));
        return switch (method) {
            case PLUS, MINUS -> moved(method, time, parameters, place);
            case GET, WITH_MIN, WITH_MAX, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF, SET ->
                aboutField(method, time, parameters, place);
            case WITH_DATE -> withArguments(method, time, parameters, 3, time.type(), place);
            case WITH_TIME -> withArguments(method, time, parameters, 4, time.type(), place);
            case TO_DATE -> withArguments(method, time, parameters, 0, ValueType.of(Kind.DATE), place);
            case TO_CALENDAR -> withArguments(method, time, parameters, 0, ValueType.of(Kind.CALENDAR), place);
            case TO_MILLISEC -> withArguments(method, time, parameters, 0, ValueType.LONG, place);
            case FORMAT ->
                withArguments(method, time, parameters, Math.min(1, parameters.size()), ValueType.STRING, place);
            case BETWEEN ->
                withArguments(method, time, parameters, parameters.size() > 2 ? 4 : 2, ValueType.BOOLEAN, place);
        };
    }

    private Typed withArguments(
            TimeMethod method, ExprPlan time, List<Expression> parameters, int count, ValueType type, Span place) {
        if (parameters.size() != count) {
            return wrong(place, "another number of parameters is needed, got " + parameters.size());
        }
        List<Typed> arguments = planner.planAll(parameters);
        if (ExpressionPlanner.anyBroken(arguments)) {
            return Typed.broken(Optional.of(place));
        }
        List<ExprPlan> plans = new ArrayList<>(ExpressionPlanner.plans(arguments));
        for (int i = 0; i < plans.size(); i++) {
            boolean fits = switch (method) {
                case BETWEEN ->
                    i < 2 ? isTime(plans.get(i).type()) : plans.get(i).type().kind() == Kind.BOOLEAN;
                case FORMAT -> plans.get(i) instanceof ExprPlan.Literal literal && literal.value() instanceof String;
                default -> plans.get(i).type().kind() == Kind.INT;
            };
            if (!fits) {
                return wrong(
                        place,
                        "parameter " + (i + 1) + " cannot be this, type="
                                + plans.get(i).type());
            }
            if (method == TimeMethod.BETWEEN && i < 2) {
                plans.set(i, interval(plans.get(i)).orElseThrow().start());
            }
        }
        return call(method, time, Optional.empty(), Optional.empty(), plans, type, place);
    }

    private Typed aboutField(TimeMethod method, ExprPlan time, List<Expression> parameters, Span place) {
        if (parameters.size() != (method == TimeMethod.SET ? 2 : 1)) {
            return wrong(place, "another number of parameters is needed, got " + parameters.size());
        }
        List<Typed> arguments = planner.planAll(parameters);
        if (ExpressionPlanner.anyBroken(arguments)) {
            return Typed.broken(Optional.of(place));
        }
        Optional<TimeField> field = arguments.get(0).get() instanceof ExprPlan.Literal literal
                ? PeriodPlanner.field(String.valueOf(literal.value()))
                : Optional.empty();
        if (field.isEmpty()) {
            return wrong(place, "the first parameter names a field such as 'hour'");
        }
        if (method == TimeMethod.GET) {
            return get(time, field.get(), place);
        }
        boolean java = time.type().kind() == Kind.LOCAL_DATE_TIME || time.type().kind() == Kind.ZONED_DATE_TIME;
        if (method == TimeMethod.ROUND_HALF && java) {
            return wrong(place, "a local or zoned time is not rounded to the half");
        }
        if (method == TimeMethod.SET && arguments.get(1).type().kind() != Kind.INT) {
            return wrong(
                    place, "a field is set to an int, type=" + arguments.get(1).type());
        }
        List<ExprPlan> value =
                method == TimeMethod.SET ? List.of(arguments.get(1).get()) : List.of();
        return call(method, time, field, Optional.empty(), value, time.type(), place);
    }

    private Typed get(ExprPlan time, TimeField field, Span place) {
        boolean named = field == TimeField.DAY_OF_WEEK
                && (time.type().kind() == Kind.LOCAL_DATE_TIME || time.type().kind() == Kind.ZONED_DATE_TIME);
        return named
                ? unsupported(place, "the name of a day as a value is not supported")
                : call(TimeMethod.GET, time, Optional.of(field), Optional.empty(), List.of(), ValueType.INT, place);
    }

    private Typed moved(TimeMethod method, ExprPlan time, List<Expression> parameters, Span place) {
        if (parameters.size() != 1) {
            return wrong(place, "one length of time is needed, got " + parameters.size());
        }
        return periods.plan(parameters.get(0), place)
                .map(period -> call(method, time, Optional.empty(), Optional.of(period), List.of(), time.type(), place))
                .orElse(Typed.broken(Optional.of(place)));
    }

    private static Typed call(
            TimeMethod method,
            ExprPlan time,
            Optional<TimeField> field,
            Optional<PeriodPlan> period,
            List<ExprPlan> arguments,
            ValueType type,
            Span place) {
        return Typed.of(new ExprPlan.TimeCall(method, time, field, period, arguments, type), place);
    }

    private Typed relation(IntervalRelation relation, ExprPlan left, List<Expression> parameters, Span place) {
        if (parameters.isEmpty() || parameters.size() > relation.mostBounds() + 1 || parameters.size() == 4) {
            return wrong(
                    place,
                    "'" + relation.eplName() + "' takes the other interval and up to " + relation.mostBounds()
                            + " lengths of time, got " + parameters.size());
        }
        Typed other = planner.plan(parameters.get(0));
        if (other.isBroken()) {
            return Typed.broken(Optional.of(place));
        }
        Optional<Interval> right = interval(other.get());
        if (right.isEmpty()) {
            return wrong(
                    place, "'" + relation.eplName() + "' needs a time or an event with times, type=" + other.type());
        }
        List<PeriodPlan> bounds = new ArrayList<>();
        for (Expression bound : parameters.subList(1, parameters.size())) {
            Optional<PeriodPlan> period = periods.planBound(bound, place);
            if (period.isEmpty()) {
                return Typed.broken(Optional.of(place));
            }
            bounds.add(period.get());
        }
        return Typed.of(new ExprPlan.IntervalTest(relation, interval(left).orElseThrow(), right.get(), bounds), place);
    }

    /** From when to when a value is; empty for what is no time. */
    private static Optional<Interval> interval(ExprPlan value) {
        return switch (value.type().kind()) {
            case LONG, DATE, CALENDAR, LOCAL_DATE_TIME, ZONED_DATE_TIME -> Optional.of(new Interval(value, value));
            case ROW -> {
                EventType type = value.type().row().orElseThrow();
                yield type.startField().map(start -> {
                    ExprPlan from = field(value, type, start);
                    return new Interval(
                            from,
                            type.endField().map(end -> field(value, type, end)).orElse(from));
                });
            }
            default -> Optional.empty();
        };
    }

    private static ExprPlan field(ExprPlan event, EventType type, String field) {
        return LocalNames.step(
                event,
                List.of(Step.field(field)),
                type.fields().get(type.indexOf(field)).type());
    }

    private Typed wrong(Span place, String message) {
        return planner.error(ErrorCode.ARGUMENT_TYPE, Optional.of(place), message, "");
    }

    private Typed unsupported(Span place, String message) {
        return planner.error(ErrorCode.UNSUPPORTED_EXPRESSION, Optional.of(place), message, "");
    }
}
