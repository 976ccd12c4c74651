package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.CrontabParameterExpression;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.OrderedObjectParamExpression;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import com.espertech.esper.common.client.soda.ScheduleItemType;
import com.espertech.esper.common.client.soda.TimePeriodExpression;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.DerivedPlan;
import io.bongsu.engine.plan.DerivedPlan.Statistic;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.plan.SortKey;
import io.bongsu.engine.plan.WindowCondition;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.plan.WindowPlan.Flow;
import io.bongsu.engine.plan.WindowPlan.Reference;
import io.bongsu.engine.plan.WindowPlan.Sized.Kind;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.LengthOfTimePlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans one window from its parameters.
 *
 * <p>Errors: CEP-4104 for a window, or a parameter, that is not supported; those of the expressions among the parameters.
 */
final class WindowParameters {
    private final StatementPart part;
    private final Scope scope;
    private final Region region;
    private final List<Expression> parameters;
    private final ExpressionPlanner planner;
    /** For sizes: as in Esper a statement asks for them when it starts. */
    private final ExpressionPlanner start;

    WindowParameters(StatementPart part, Scope scope, Region region, List<Expression> parameters) {
        this.part = part;
        this.scope = scope;
        this.region = region;
        this.parameters = parameters;
        this.planner = ExpressionPlanner.of(scope, region, part.findings());
        this.start = ExpressionPlanner.of(scope, region, part.findings().atStart());
    }

    static boolean isBatch(WindowPlan window) {
        return window instanceof WindowPlan.LengthBatch
                || window instanceof WindowPlan.TimeBatch
                || window instanceof WindowPlan.TimeLengthBatch
                || window instanceof WindowPlan.ExtTimedBatch
                || window instanceof WindowPlan.ExpressionBatch
                || window instanceof WindowPlan.FirstTime;
    }

    /** Whether it does not take every event. */
    static boolean isFirst(WindowPlan window) {
        return window instanceof WindowPlan.FirstEvent
                || window instanceof WindowPlan.FirstLength
                || window instanceof WindowPlan.FirstUnique
                || window instanceof WindowPlan.FirstTime;
    }

    Optional<WindowPlan> window(String name) {
        return switch (name) {
            case "time" ->
                sized(Kind.TIME).or(() -> needs(1, 1) ? period(0).map(WindowPlan.Time::new) : Optional.empty());
            case "length" -> sized(Kind.LENGTH).or(() -> size(WindowPlan.Length::new));
            case "lastevent" -> none(new WindowPlan.LastEvent());
            case "keepall" -> none(new WindowPlan.KeepAll());
            case "firstevent" -> none(new WindowPlan.FirstEvent());
            case "firstlength" -> sized(Kind.FIRST_LENGTH).or(() -> size(WindowPlan.FirstLength::new));
            case "firsttime" -> needs(1, 1) ? period(0).map(WindowPlan.FirstTime::new) : Optional.empty();
            case "unique" -> criteria(parameters).map(WindowPlan.Unique::new);
            case "firstunique" -> criteria(parameters).map(WindowPlan.FirstUnique::new);
            case "length_batch" -> sized(Kind.LENGTH_BATCH).or(() -> size(WindowPlan.LengthBatch::new));
            case "time_batch" -> needs(1, 3) ? timeBatch() : Optional.empty();
            case "time_length_batch" -> needs(2, 3) ? timeLengthBatch() : Optional.empty();
            case "ext_timed" -> needs(2, 2) ? extTimed() : Optional.empty();
            case "ext_timed_batch" -> needs(2, 3) ? extTimedBatch() : Optional.empty();
            case "time_accum" -> needs(1, 1) ? period(0).map(WindowPlan.TimeAccum::new) : Optional.empty();
            case "time_order" -> needs(2, 2) ? timeOrder() : Optional.empty();
            case "timetolive" ->
                needs(1, 1)
                        ? timestamp(0).map(time -> new WindowPlan.TimeOrder(time, Optional.empty()))
                        : Optional.empty();
            case "sort" -> sort();
            case "rank" -> rank();
            case "expr" ->
                needs(1, 1) ? condition(parameters.get(0)).map(WindowPlan.Expression::new) : Optional.empty();
            case "expr_batch" -> needs(1, 2) ? expressionBatch() : Optional.empty();
            default -> refused("#" + name);
        };
    }

    private <T> Optional<T> refused(String construct) {
        refuse(part, region, construct);
        return Optional.empty();
    }

    static void refuse(StatementPart part, Region region, String construct) {
        WindowPlanner.refuse(part, region, construct);
    }

    private boolean needs(int least, int most) {
        if (parameters.size() < least || parameters.size() > most) {
            refuse(part, region, "a window with this number of parameters, parameters=" + parameters.size());
            return false;
        }
        return true;
    }

    private Optional<WindowPlan> none(WindowPlan window) {
        return needs(0, 0) ? Optional.of(window) : Optional.empty();
    }

    private Optional<LengthOfTime> period(int index) {
        return new LengthOfTimePlanner(start).plan(parameters.get(index));
    }

    private Optional<Integer> count(Expression expression) {
        Optional<Number> number = start.plan(expression).plan().flatMap(LengthOfTimePlanner::constant);
        if (number.isPresent()
                && (number.get() instanceof Integer || number.get() instanceof Long)
                && number.get().longValue() > 0
                && number.get().longValue() <= Integer.MAX_VALUE) {
            return Optional.of(number.get().intValue());
        }
        return refused("a size that is not a constant whole number above 0");
    }

    /** A window of a size that the context says; empty for any other. */
    private Optional<WindowPlan> sized(Kind kind) {
        if (parameters.size() != 1 || parameters.get(0) instanceof TimePeriodExpression) {
            return Optional.empty();
        }
        Optional<ExprPlan> size = start.plan(parameters.get(0)).plan();
        if (size.isEmpty() || !isSaidByContext(size.get(), kind)) {
            return Optional.empty();
        }
        return Optional.of(new WindowPlan.Sized(kind, size.get()));
    }

    private static boolean isSaidByContext(ExprPlan size, Kind kind) {
        References references = References.of(size);
        boolean number = kind == Kind.TIME
                ? size.type().kind().isNumeric()
                : size.type().kind() == ValueType.Kind.INT || size.type().kind() == ValueType.Kind.LONG;
        List<ExprPlan.FieldRef> fields = References.fieldsOf(size);
        return number
                && !fields.isEmpty()
                && fields.stream().allMatch(field -> field.source().equals(ContextPlan.SOURCE))
                && !references.time();
    }

    private Optional<WindowPlan> size(Function<Integer, WindowPlan> make) {
        return needs(1, 1) ? count(parameters.get(0)).map(make) : Optional.empty();
    }

    Optional<List<ExprPlan>> criteria(List<Expression> expressions) {
        List<ExprPlan> criteria = new ArrayList<>();
        expressions.forEach(one -> planner.plan(one).plan().ifPresent(criteria::add));
        if (criteria.size() < expressions.size()) {
            return Optional.empty();
        }
        if (criteria.isEmpty()) {
            return refused("a window by values without one");
        }
        return criteria.stream().allMatch(this::isLasting) ? Optional.of(criteria) : Optional.empty();
    }

    /** An event must have the same values whenever it is asked for them. */
    private boolean isLasting(ExprPlan expression) {
        References references = References.of(expression);
        if (references.time()
                || references.aggregates()
                || references.previous()
                || !references.priors().isEmpty()) {
            refuse(part, region, "a value that changes while the event is kept");
            return false;
        }
        return true;
    }

    private Optional<ExprPlan> timestamp(int index) {
        Optional<ExprPlan> time = planner.plan(parameters.get(index)).plan();
        if (time.isPresent() && time.get().type().kind() != ValueType.Kind.LONG) {
            return refused("a time that is not of type long, type=" + time.get().type());
        }
        return time.filter(this::isLasting);
    }

    private Optional<String> text(int index) {
        return index < parameters.size()
                        && parameters.get(index) instanceof ConstantExpression constant
                        && constant.getConstant() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private Optional<Flow> flow(String keywords) {
        boolean force = false;
        boolean eager = false;
        for (String keyword : keywords.split(",")) {
            switch (keyword.trim().toUpperCase(Locale.ROOT)) {
                case "FORCE_UPDATE" -> force = true;
                case "START_EAGER" -> eager = true;
                default -> {
                    return refused("the keyword '" + keyword.trim() + "'");
                }
            }
        }
        return Optional.of(new Flow(force, eager));
    }

    private Optional<Reference> reference(int index) {
        Optional<Number> number = planner.plan(parameters.get(index)).plan().flatMap(LengthOfTimePlanner::constant);
        return number.isPresent() && (number.get() instanceof Long || number.get() instanceof Integer)
                ? Optional.of(new Reference(number.get().longValue()))
                : refused("a reference time that is not a constant long");
    }

    private Optional<WindowPlan> timeBatch() {
        Optional<LengthOfTime> size = period(0);
        Optional<Reference> reference = Optional.empty();
        Flow flow = Flow.PLAIN;
        for (int i = 1; i < parameters.size(); i++) {
            Optional<String> keywords = text(i);
            if (keywords.isPresent() && i == parameters.size() - 1) {
                Optional<Flow> told = flow(keywords.get());
                if (told.isEmpty()) {
                    return Optional.empty();
                }
                flow = told.get();
            } else {
                reference = reference(i);
                if (reference.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        Optional<Reference> given = reference;
        Flow keywords = flow;
        return size.map(period -> new WindowPlan.TimeBatch(period, given, keywords));
    }

    private Optional<WindowPlan> timeLengthBatch() {
        Optional<LengthOfTime> time = period(0);
        Optional<Integer> size = count(parameters.get(1));
        Optional<Flow> flow = parameters.size() == 2
                ? Optional.of(Flow.PLAIN)
                : text(2).isPresent() ? flow(text(2).get()) : refused("keywords that are not a text");
        return time.isEmpty() || size.isEmpty() || flow.isEmpty()
                ? Optional.empty()
                : Optional.of(new WindowPlan.TimeLengthBatch(time.get(), size.get(), flow.get()));
    }

    private Optional<WindowPlan> extTimed() {
        Optional<ExprPlan> time = timestamp(0);
        Optional<LengthOfTime> size = period(1);
        return time.isEmpty() || size.isEmpty()
                ? Optional.empty()
                : Optional.of(new WindowPlan.ExtTimed(time.get(), size.get()));
    }

    private Optional<WindowPlan> extTimedBatch() {
        Optional<ExprPlan> time = timestamp(0);
        Optional<LengthOfTime> size = period(1);
        Optional<Reference> reference = parameters.size() == 3 ? reference(2) : Optional.empty();
        return time.isEmpty() || size.isEmpty() || (parameters.size() == 3 && reference.isEmpty())
                ? Optional.empty()
                : Optional.of(new WindowPlan.ExtTimedBatch(time.get(), size.get(), reference));
    }

    private Optional<WindowPlan> timeOrder() {
        Optional<ExprPlan> time = timestamp(0);
        Optional<LengthOfTime> size = period(1);
        return time.isEmpty() || size.isEmpty()
                ? Optional.empty()
                : Optional.of(new WindowPlan.TimeOrder(time.get(), size));
    }

    private Optional<WindowPlan> sort() {
        if (parameters.size() < 2) {
            return refused("#sort without a size and a key");
        }
        Optional<Integer> size = count(parameters.get(0));
        Optional<List<SortKey>> keys = keys(parameters.subList(1, parameters.size()));
        return size.isEmpty() || keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new WindowPlan.Sort(size.get(), keys.get()));
    }

    private Optional<WindowPlan> rank() {
        int place = 0;
        while (place < parameters.size() && !(parameters.get(place) instanceof ConstantExpression)) {
            place++;
        }
        if (place == 0 || place >= parameters.size() - 1) {
            return refused("#rank without criteria, a size and a key");
        }
        Optional<List<ExprPlan>> criteria = criteria(parameters.subList(0, place));
        Optional<Integer> size = count(parameters.get(place));
        Optional<List<SortKey>> keys = keys(parameters.subList(place + 1, parameters.size()));
        return criteria.isEmpty() || size.isEmpty() || keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new WindowPlan.Rank(criteria.get(), size.get(), keys.get()));
    }

    private Optional<List<SortKey>> keys(List<Expression> expressions) {
        List<SortKey> keys = new ArrayList<>();
        for (Expression expression : expressions) {
            boolean ordered = expression instanceof OrderedObjectParamExpression;
            boolean descending = ordered && ((OrderedObjectParamExpression) expression).isDescending();
            Typed value = planner.plan(ordered ? expression.getChildren().get(0) : expression);
            if (value.isBroken() || !isLasting(value.get())) {
                return Optional.empty();
            }
            ValueType.Kind kind = value.get().type().kind();
            if (kind == ValueType.Kind.ARRAY || kind == ValueType.Kind.ROW || kind == ValueType.Kind.NULL) {
                return refused("an order by values of type " + value.get().type());
            }
            keys.add(new SortKey(value.get(), descending));
        }
        return Optional.of(keys);
    }

    private Optional<WindowPlan> expressionBatch() {
        boolean inclusive = true;
        if (parameters.size() == 2) {
            if (!(parameters.get(1) instanceof ConstantExpression constant)
                    || !(constant.getConstant() instanceof Boolean flag)) {
                return refused("#expr_batch with a second parameter that is not true or false");
            }
            inclusive = flag;
        }
        boolean all = inclusive;
        return condition(parameters.get(0)).map(condition -> new WindowPlan.ExpressionBatch(condition, all));
    }

    private Optional<WindowCondition> condition(Expression expression) {
        Optional<EventType> stream = scope.own().flatMap(Scope.Bound::type);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        if (mentions(expression, "view_reference")) {
            return refused("view_reference");
        }
        if (WindowCondition.properties(stream.get()).stream()
                .anyMatch(property -> stream.get().indexOf(property.name()) >= 0)) {
            return refused("an expression window over a stream that has a field of the name of a built-in one");
        }
        Scope inside = new Scope(
                Optional.of(
                        new Scope.Bound(stream.get().name(), Optional.of(WindowCondition.rowOf(stream.get())), false)),
                scope.alias(),
                scope.tags());
        AggregateSlots slots = new AggregateSlots();
        Typed condition =
                ExpressionPlanner.of(inside, region, part.findings(), slots).condition(expression);
        if (condition.isBroken()) {
            return Optional.empty();
        }
        References references = References.of(condition.get());
        if (references.previous() || !references.priors().isEmpty()) {
            return refused("prev or prior in the condition of a window");
        }
        return Optional.of(new WindowCondition(condition.get(), slots.plans()));
    }

    private static boolean mentions(Expression expression, String name) {
        if (expression instanceof PropertyValueExpression property
                && property.getPropertyName().startsWith(name)) {
            return true;
        }
        return expression.getChildren() != null
                && expression.getChildren().stream().anyMatch(child -> mentions(child, name));
    }

    Optional<DerivedPlan> derived(String name, List<ColumnPlan> groups, String typeName) {
        Statistic statistic = Statistic.valueOf(name.toUpperCase(Locale.ROOT));
        if (parameters.size() < statistic.arity()) {
            return refused("#" + name + " with fewer than " + statistic.arity() + " values");
        }
        List<ExprPlan> values = new ArrayList<>();
        for (Expression expression : parameters.subList(0, statistic.arity())) {
            Typed value = planner.plan(expression);
            if (value.isBroken() || !isLasting(value.get())) {
                return Optional.empty();
            }
            if (!value.get().type().isNumeric()) {
                return refused("#" + name + " of values that are no numbers, type="
                        + value.get().type());
            }
            values.add(value.get());
        }
        Optional<List<ColumnPlan>> extra = extra(parameters.subList(statistic.arity(), parameters.size()));
        if (extra.isEmpty()) {
            return Optional.empty();
        }
        List<ColumnPlan> added = groups.stream()
                .filter(group ->
                        extra.get().stream().noneMatch(column -> column.name().equals(group.name())))
                .toList();
        if (!areOfOneName(statistic, extra.get(), added)) {
            return refused("#" + name + " with a field of the name of one of its numbers");
        }
        return Optional.of(new DerivedPlan(statistic, values, extra.get(), added, typeName));
    }

    private static boolean areOfOneName(Statistic statistic, List<ColumnPlan> extra, List<ColumnPlan> groups) {
        List<String> names = new ArrayList<>();
        statistic.fields().forEach(field -> names.add(field.name()));
        extra.forEach(column -> names.add(column.name()));
        groups.forEach(column -> names.add(column.name()));
        return names.stream().distinct().count() == names.size();
    }

    private Optional<List<ColumnPlan>> extra(List<Expression> expressions) {
        List<ColumnPlan> columns = new ArrayList<>();
        for (Expression expression : expressions) {
            if (expression instanceof CrontabParameterExpression star && star.getType() == ScheduleItemType.WILDCARD) {
                List<Field> fields = scope.own()
                        .flatMap(Scope.Bound::type)
                        .map(EventType::fields)
                        .orElse(List.of());
                fields.forEach(field -> columns.add(new ColumnPlan(
                        field.name(),
                        new ExprPlan.FieldRef(
                                ExprPlan.FieldRef.OWN, List.of(ExprPlan.Step.field(field.name())), field.type()))));
                continue;
            }
            Typed value = planner.plan(expression);
            if (value.isBroken()) {
                return Optional.empty();
            }
            if (!(value.get() instanceof ExprPlan.FieldRef field)
                    || !field.source().equals(ExprPlan.FieldRef.OWN)
                    || field.steps().size() != 1) {
                return refused("a further column of a derived value that is not a field");
            }
            columns.add(new ColumnPlan(field.steps().get(0).name(), field));
        }
        return Optional.of(columns);
    }
}
