package io.bongsu.engine.plan;

import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.TimePart;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An expression as EPL writes it, with parentheses only where precedence asks for them.
 *
 * <p>Shape: where operands are promoted or the result has another type than they have, the type stands in braces after
 * the operator: <code>a.lane +{long} b.count</code>, <code>speed <{double} 30</code>. A field of the event at hand is its
 * bare path, one of a tagged event has the tag before it; the whole event at hand is {@code this}. Aggregates are
 * {@code #slot}.
 */
final class ExprText implements ExprPlan.Cases<String> {
    private static final ExprText TEXT = new ExprText();

    private ExprText() {}

    static String of(ExprPlan expression) {
        return expression.fold(TEXT);
    }

    static String list(List<ExprPlan> expressions) {
        return expressions.stream().map(ExprText::of).collect(Collectors.joining(", "));
    }

    @Override
    public String literal(Literal literal) {
        Object value = literal.value();
        if (value == null) {
            return "null" + (literal.type().equals(ValueType.NULL) ? "" : braces(literal.type()));
        }
        LiteralText text = LiteralText.of(value);
        return text.text() + (literal.type().equals(text.type()) ? "" : braces(literal.type()));
    }

    @Override
    public String field(ExprPlan.FieldRef field) {
        if (field.steps().isEmpty()) {
            return field.source().equals(ExprPlan.FieldRef.OWN) ? "this" : field.source();
        }
        StringBuilder path = new StringBuilder(field.source());
        for (ExprPlan.Step step : field.steps()) {
            if (step.isElement()) {
                path.append('[').append(step.index()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.name());
            }
        }
        return path.toString();
    }

    @Override
    public String aggregate(ExprPlan.AggregateRef aggregate) {
        return "#" + aggregate.slot();
    }

    @Override
    public String arithmetic(ExprPlan.Arithmetic arithmetic) {
        String operator = switch (arithmetic.op()) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case REMAINDER -> "%";
        };
        ExprPlan left = arithmetic.left();
        ExprPlan right = arithmetic.right();
        boolean promoted =
                !left.type().equals(arithmetic.type()) || !right.type().equals(arithmetic.type());
        ExprPrecedence own = ExprPrecedence.of(arithmetic);
        return own.left(left) + " " + operator + (promoted ? braces(arithmetic.type()) : "") + " " + own.operand(right);
    }

    @Override
    public String negate(ExprPlan.Negate negate) {
        boolean promoted = !negate.operand().type().equals(negate.type());
        return "-" + (promoted ? braces(negate.type()) : "")
                + ExprPrecedence.of(negate).operand(negate.operand());
    }

    @Override
    public String concat(ExprPlan.Concat concat) {
        return joined(concat, concat.operands(), " || ");
    }

    @Override
    public String compare(ExprPlan.Compare compare) {
        String operator = switch (compare.op()) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
        ExprPrecedence own = ExprPrecedence.of(compare);
        return own.operand(compare.left()) + " " + operator + promotion(List.of(compare.left(), compare.right())) + " "
                + own.operand(compare.right());
    }

    @Override
    public String isSame(ExprPlan.IsSame isSame) {
        ExprPrecedence own = ExprPrecedence.of(isSame);
        return own.operand(isSame.left()) + (isSame.negated() ? " is not" : " is")
                + promotion(List.of(isSame.left(), isSame.right())) + " " + own.operand(isSame.right());
    }

    @Override
    public String and(ExprPlan.And and) {
        return joined(and, and.operands(), " and ");
    }

    @Override
    public String or(ExprPlan.Or or) {
        return joined(or, or.operands(), " or ");
    }

    @Override
    public String not(ExprPlan.Not not) {
        return "not " + ExprPrecedence.of(not).operand(not.operand());
    }

    @Override
    public String between(ExprPlan.Between between) {
        ExprPrecedence own = ExprPrecedence.of(between);
        if (!between.ends().equals(ExprPlan.Ends.CLOSED)) {
            return own.operand(between.value()) + not(between.negated()) + " in"
                    + promotion(List.of(between.value(), between.low(), between.high()))
                    + (between.ends().low() ? " [" : " (") + own.operand(between.low()) + ":"
                    + own.operand(between.high()) + (between.ends().high() ? "]" : ")");
        }
        return own.operand(between.value()) + not(between.negated()) + " between"
                + promotion(List.of(between.value(), between.low(), between.high())) + " "
                + own.operand(between.low()) + " and " + own.operand(between.high());
    }

    @Override
    public String in(ExprPlan.In in) {
        return ExprPrecedence.of(in).operand(in.value()) + not(in.negated()) + " in" + promotionOf(in) + " ("
                + list(in.options()) + ")";
    }

    @Override
    public String like(ExprPlan.Like like) {
        ExprPrecedence own = ExprPrecedence.of(like);
        return own.operand(like.value()) + not(like.negated()) + " like " + own.operand(like.pattern())
                + like.escape().map(escape -> " escape " + own.operand(escape)).orElse("");
    }

    @Override
    public String regexp(ExprPlan.Regexp regexp) {
        ExprPrecedence own = ExprPrecedence.of(regexp);
        return own.operand(regexp.value()) + not(regexp.negated()) + " regexp " + own.operand(regexp.pattern());
    }

    @Override
    public String choose(ExprPlan.Case choose) {
        StringBuilder text = new StringBuilder("case").append(braces(choose.type()));
        choose.value().ifPresent(value -> text.append(' ').append(of(value)));
        for (ExprPlan.When when : choose.whens()) {
            text.append(" when ").append(of(when.condition())).append(" then ").append(of(when.result()));
        }
        choose.otherwise().ifPresent(otherwise -> text.append(" else ").append(of(otherwise)));
        return text.append(" end").toString();
    }

    @Override
    public String coalesce(ExprPlan.Coalesce coalesce) {
        boolean promoted =
                coalesce.operands().stream().anyMatch(operand -> !operand.type().equals(coalesce.type()));
        return "coalesce" + (promoted ? braces(coalesce.type()) : "") + "(" + list(coalesce.operands()) + ")";
    }

    @Override
    public String cast(ExprPlan.Cast cast) {
        return "cast(" + of(cast.operand()) + ", " + cast.type() + ")";
    }

    @Override
    public String arrayLength(ExprPlan.ArrayLength length) {
        return ExprPrecedence.of(length).operand(length.array()) + ".length";
    }

    @Override
    public String arrayElement(ExprPlan.ArrayElement element) {
        return ExprPrecedence.of(element).operand(element.array()) + ".at(" + of(element.index()) + ")";
    }

    @Override
    public String currentTimestamp(ExprPlan.CurrentTimestamp now) {
        return "current_timestamp()";
    }

    @Override
    public String timePeriod(ExprPlan.TimePeriod period) {
        ExprPrecedence own = ExprPrecedence.of(period);
        return period.parts().stream()
                .map(part -> own.operand(part.amount()) + " " + unit(part))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String local(ExprPlan.LocalRef local) {
        return "$" + local.slot();
    }

    @Override
    public String path(ExprPlan.PathFrom path) {
        StringBuilder text = new StringBuilder(of(path.start()));
        for (ExprPlan.Step step : path.steps()) {
            text.append(step.isElement() ? "[" + step.index() + "]" : "." + step.name());
        }
        return text.toString();
    }

    @Override
    public String enumerate(ExprPlan.Enumerate enumerate) {
        List<String> inside = new ArrayList<>();
        enumerate.arguments().forEach(argument -> inside.add(of(argument)));
        enumerate.lambdas().forEach(lambda -> inside.add(lambda(lambda)));
        return of(enumerate.elements()) + "." + enumerate.method().eplName() + "(" + String.join(", ", inside) + ")"
                + braces(enumerate.type());
    }

    @Override
    public String timeCall(ExprPlan.TimeCall call) {
        List<String> inside = new ArrayList<>();
        call.field().ifPresent(field -> inside.add(lower(field)));
        call.period().ifPresent(period -> inside.add(period(period)));
        call.arguments().forEach(argument -> inside.add(of(argument)));
        return of(call.time()) + "." + lower(call.method()) + "(" + String.join(", ", inside) + ")"
                + braces(call.type());
    }

    @Override
    public String interval(ExprPlan.IntervalTest test) {
        List<String> inside = new ArrayList<>(List.of(interval(test.right())));
        test.bounds().forEach(bound -> inside.add(period(bound)));
        return interval(test.left()) + "." + test.relation().eplName() + "(" + String.join(", ", inside) + ")";
    }

    private static String lambda(LambdaPlan lambda) {
        int last = lambda.firstSlot() + lambda.parameters() - 1;
        return "$" + lambda.firstSlot() + (lambda.parameters() > 1 ? "..$" + last : "") + " => " + of(lambda.body());
    }

    private static String interval(ExprPlan.Interval interval) {
        return interval.start().equals(interval.end())
                ? of(interval.start())
                : "(" + of(interval.start()) + " to " + of(interval.end()) + ")";
    }

    private static String period(PeriodPlan period) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < period.amounts().size(); i++) {
            String unit = i < period.units().size() ? lower(period.units().get(i)) : "millisecond";
            parts.add(of(period.amounts().get(i)) + " " + unit);
        }
        return String.join(" ", parts);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String call(ExprPlan.Call call) {
        return call.function() + "(" + list(call.arguments()) + ")" + braces(call.type());
    }

    @Override
    public String apply(ExprPlan.Apply apply) {
        return apply.operator().fold(new OperatorText(apply.operands(), apply.type()));
    }

    @Override
    public String subquery(ExprPlan.Subquery subquery) {
        String name = "subquery(" + subquery.number() + ")";
        String left = subquery.left().map(ExprText::of).orElse("");
        return switch (subquery.use()) {
                    case VALUE -> name;
                    case ROWS -> "rows(" + name + ")";
                    case EXISTS -> "exists(" + name + ")";
                    case IN -> (subquery.negated() ? "not_in(" : "in(") + left + ", " + name + ")";
                    case ANY, ALL ->
                        subquery.use().name().toLowerCase(Locale.ROOT) + "(" + left + " " + subquery.op() + " " + name
                                + ")";
                }
                + braces(subquery.type());
    }

    @Override
    public String previous(ExprPlan.Previous previous) {
        String name = previous.reach() == ExprPlan.Previous.Reach.BACK
                ? "prev"
                : "prev" + previous.reach().name().toLowerCase(Locale.ROOT);
        return name + "("
                + previous.index().map(index -> of(index) + ", ").orElse("")
                + of(previous.value())
                + ")" + braces(previous.type());
    }

    @Override
    public String prior(ExprPlan.Prior prior) {
        return "prior(" + prior.index() + ", " + of(prior.value()) + ")";
    }

    private static String joined(ExprPlan parent, List<ExprPlan> operands, String operator) {
        ExprPrecedence own = ExprPrecedence.of(parent);
        return operands.stream().map(own::operand).collect(Collectors.joining(operator));
    }

    private static String not(boolean negated) {
        return negated ? " not" : "";
    }

    private static String unit(TimePart part) {
        if (part.unitMillis() == 1) {
            return "msec";
        } else if (part.unitMillis() == 1_000) {
            return "sec";
        } else if (part.unitMillis() == 60_000) {
            return "min";
        } else if (part.unitMillis() == 3_600_000) {
            return "hour";
        }
        return part.unitMillis() == 86_400_000 ? "day" : "x " + part.unitMillis() + " msec";
    }

    private static String promotionOf(ExprPlan.In in) {
        return in.options().stream()
                .map(option -> promotion(List.of(in.value(), option)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The widest type of numbers that are compared, where they differ. */
    private static String promotion(List<ExprPlan> operands) {
        List<ValueType> numbers = operands.stream()
                .map(ExprPlan::type)
                .filter(ValueType::isNumeric)
                .distinct()
                .toList();
        Optional<ValueType> widest = numbers.stream().max((a, b) -> a.kind().compareTo(b.kind()));
        return numbers.size() > 1 ? braces(widest.orElseThrow()) : "";
    }

    private static String braces(ValueType type) {
        return "{" + type + "}";
    }
}
