package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.TimePeriodExpression;
import io.bongsu.engine.plan.CrontabPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.CrontabPlanner;
import io.bongsu.language.expression.DurationPlanner;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plans a pattern. Parts are visited in text order, so that the n-th filter visited is the n-th written.
 *
 * <p>Shape: mutable, serves one pattern. Errors: CEP-4103 for what is not run, CEP-2106 for a tag used for two streams.
 */
final class PatternPlanner {
    private final StatementPart part;
    private final Map<String, Scope.Bound> outside;
    private final Map<String, Scope.Bound> tags = new LinkedHashMap<>();
    private int filters;
    private int observers;
    private int guards;
    /** How many patterns around the one at hand begin anew when they have matched. */
    private int repeating;

    private int repeats;
    private boolean broken;

    PatternPlanner(StatementPart part) {
        this(part, Map.of());
    }

    /** As the other one, for a pattern that may also name these events, which others have bound. */
    PatternPlanner(StatementPart part, Map<String, Scope.Bound> outside) {
        this.part = part;
        this.outside = outside;
    }

    /** The planned pattern, if nothing is wrong with it. */
    Optional<InputPlan> plan(PatternStream stream) {
        boolean suppresses = false;
        boolean discards = false;
        AnnotationPart[] annotations =
                stream.getAnnotations() == null ? new AnnotationPart[0] : stream.getAnnotations();
        for (AnnotationPart annotation : annotations) {
            String name = annotation.getName().toLowerCase(Locale.ROOT);
            suppresses |= name.equals("suppressoverlappingmatches");
            discards |= name.equals("discardpartialsonmatch");
            if (!name.equals("suppressoverlappingmatches") && !name.equals("discardpartialsonmatch")) {
                unsupported(part.syntax().word(annotation.getName()), "@" + annotation.getName() + " of a pattern");
            }
        }
        boolean suppressing = suppresses;
        boolean discarding = discards;
        Optional<PatternPlan> root = plan(stream.getExpression());
        root.filter(plan -> suppressing && OverlapOrder.isOpen(plan))
                .ifPresent(plan ->
                        unsupported(part.syntax().region(Part.PATTERN, 0).span(), OverlapOrder.DESCRIPTION));
        root.filter(plan -> OverlapOrder.repeats(plan) && AlternativeOrder.isOpen(plan))
                .ifPresent(plan ->
                        unsupported(part.syntax().region(Part.PATTERN, 0).span(), AlternativeOrder.DESCRIPTION));
        root.filter(plan -> discarding && collects(plan))
                .ifPresent(plan -> unsupported(
                        part.syntax().region(Part.PATTERN, 0).span(), "@DiscardPartialsOnMatch of '[n:] … until'"));
        root.filter(TimedAlternatives::areUndefined)
                .ifPresent(plan ->
                        unsupported(part.syntax().region(Part.PATTERN, 0).span(), TimedAlternatives.DESCRIPTION));
        return root.filter(plan -> !broken)
                .map(plan -> new InputPlan.Pattern(plan, tagPlans(), suppressing, discarding));
    }

    private static boolean collects(PatternPlan plan) {
        boolean atLeast = plan instanceof PatternPlan.Repeat repeat
                && repeat.until().isPresent()
                && repeat.low().isPresent();
        return atLeast || PatternOperands.of(plan).stream().anyMatch(PatternPlanner::collects);
    }

    /** What the pattern binds, in text order; known even when the pattern is wrong. */
    Map<String, Scope.Bound> tags() {
        return tags;
    }

    private List<TagPlan> tagPlans() {
        List<TagPlan> plans = new ArrayList<>();
        tags.forEach((name, bound) -> plans.add(new TagPlan(name, bound.stream(), bound.array())));
        return plans;
    }

    private Optional<PatternPlan> plan(PatternExpr pattern) {
        if (pattern instanceof PatternFilterExpr filter) {
            return filter(filter);
        }
        if (pattern instanceof PatternEveryExpr every) {
            return again(() -> plan(every.getChildren().get(0))).map(PatternPlan.Every::new);
        }
        if (pattern instanceof PatternFollowedByExpr followedBy) {
            return planAll(followedBy.getChildren())
                    .map(operands -> new PatternPlan.FollowedBy(operands, limits(followedBy, operands.size() - 1)));
        }
        if (pattern instanceof PatternAndExpr and) {
            return planAll(and.getChildren()).map(PatternPlan.And::new);
        }
        if (pattern instanceof PatternOrExpr or) {
            return planAll(or.getChildren()).map(PatternPlan.Or::new);
        }
        if (pattern instanceof PatternNotExpr not) {
            return plan(not.getChildren().get(0)).map(PatternPlan.Not::new);
        }
        if (pattern instanceof PatternObserverExpr observer) {
            return observer(observer);
        }
        if (pattern instanceof PatternGuardExpr guard) {
            return guard(guard);
        }
        if (pattern instanceof PatternMatchUntilExpr repeat) {
            return again(() -> repeat(repeat));
        }
        if (pattern instanceof PatternEveryDistinctExpr every) {
            return again(() -> everyDistinct(every));
        }
        pattern.getChildren().forEach(this::plan);
        unsupported(
                part.syntax().region(Part.PATTERN, 0).span(), pattern.getClass().getSimpleName());
        return Optional.empty();
    }

    /** Plans what begins anew when it has matched. */
    private Optional<PatternPlan> again(Supplier<Optional<PatternPlan>> pattern) {
        repeating++;
        Optional<PatternPlan> plan = pattern.get();
        repeating--;
        return plan;
    }

    /** A length of time of nothing; repeated, it would never end. */
    private boolean isNothing(Expression length) {
        List<Expression> amounts = length instanceof TimePeriodExpression ? length.getChildren() : List.of(length);
        return repeating == 0
                && amounts.stream()
                        .allMatch(amount -> amount instanceof ConstantExpression constant
                                && constant.getConstant() instanceof Number number
                                && number.doubleValue() == 0);
    }

    private List<Optional<ExprPlan>> limits(PatternFollowedByExpr followedBy, int arrows) {
        List<Expression> limits = followedBy.getOptionalMaxPerSubexpression();
        if (limits == null || limits.stream().allMatch(Objects::isNull)) {
            return List.of();
        }
        Region region = part.syntax().region(Part.PATTERN, 0);
        List<Optional<ExprPlan>> plans = new ArrayList<>();
        for (int i = 0; i < arrows; i++) {
            plans.add(i < limits.size() ? bound(limits.get(i), Map.of(), region) : Optional.empty());
        }
        return plans;
    }

    /** Keys are expressions over what the operand binds; the last of several that is a constant is the expiry. */
    private Optional<PatternPlan> everyDistinct(PatternEveryDistinctExpr every) {
        Map<String, Scope.Bound> before = new LinkedHashMap<>(tags);
        Optional<PatternPlan> operand = plan(every.getChildren().get(0));
        Map<String, Scope.Bound> bound = new LinkedHashMap<>(tags);
        before.keySet().forEach(bound::remove);
        Region region = part.syntax().region(Part.PATTERN, 0);
        List<Expression> keys = new ArrayList<>(every.getExpressions());
        Expression last = keys.get(keys.size() - 1);
        boolean expires =
                keys.size() > 1 && (last instanceof TimePeriodExpression || last instanceof ConstantExpression);
        Optional<ExprPlan> expiry = expires ? duration(last, region) : Optional.empty();
        if (expires) {
            keys.remove(keys.size() - 1);
        }
        List<ExprPlan> plans = new ArrayList<>();
        for (Expression key : keys) {
            planner(over(bound), region)
                    .plan(BareNames.qualify(key, bound))
                    .plan()
                    .ifPresent(plans::add);
        }
        boolean whole = plans.size() == keys.size() && expiry.isPresent() == expires;
        return operand.filter(plan -> whole).map(plan -> new PatternPlan.EveryDistinct(plan, plans, expiry));
    }

    private Optional<List<PatternPlan>> planAll(List<PatternExpr> operands) {
        List<PatternPlan> plans = new ArrayList<>();
        for (PatternExpr operand : operands) {
            plan(operand).ifPresent(plans::add);
        }
        return plans.size() == operands.size() ? Optional.of(plans) : Optional.empty();
    }

    private Optional<PatternPlan> filter(PatternFilterExpr expression) {
        Region region = part.syntax().region(Part.PATTERN_FILTER, filters++);
        int level =
                Optional.ofNullable(expression.getOptionalConsumptionLevel()).orElse(0);
        Optional<String> tag = Optional.ofNullable(expression.getTagName());
        Map<String, Scope.Bound> before = new LinkedHashMap<>(outside);
        before.putAll(tags);
        tag.ifPresent(before::remove);
        FilterPlanner.Planned planned = new FilterPlanner(part).plan(expression.getFilter(), tag, before, region);
        if (tag.isPresent()) {
            Scope.Bound bound =
                    new Scope.Bound(planned.bound().stream(), planned.bound().type(), false);
            Scope.Bound earlier = tags.putIfAbsent(tag.get(), bound);
            if (earlier != null && !(earlier.stream().equals(bound.stream()) && earlier.array() == bound.array())) {
                part.findings()
                        .error(
                                ErrorCode.DUPLICATE_NAME,
                                region.name(tag.get()),
                                "'" + tag.get() + "' already names an event of '" + earlier.stream() + "'",
                                "Choose another name.");
                broken = true;
            }
        }
        return planned.plan().map(filter -> new PatternPlan.Filter(filter, tag, level));
    }

    private Optional<PatternPlan> observer(PatternObserverExpr observer) {
        Region region = part.syntax().region(Part.OBSERVER, observers++);
        String name = observer.getNamespace() + ":" + observer.getName();
        if (name.equals("timer:interval") && observer.getParameters().size() == 1) {
            Expression length = observer.getParameters().get(0);
            return isNothing(length)
                    ? Optional.of(new PatternPlan.Interval(new ExprPlan.Literal(0L, ValueType.LONG)))
                    : duration(length, region).map(PatternPlan.Interval::new);
        }
        Optional<PatternPlan> planned = name.equals("timer:at")
                ? at(observer, region)
                : name.equals("timer:schedule")
                        ? new SchedulePlanner().plan(observer.getParameters())
                        : Optional.empty();
        if (planned.isEmpty()) {
            unsupported(region.span(), name + (name.equals("timer:interval") ? "" : " with these parameters"));
        }
        return planned;
    }

    private Optional<PatternPlan> at(PatternObserverExpr observer, Region region) {
        List<Expression> parameters = observer.getParameters().stream()
                .map(parameter -> BareNames.qualify(parameter, tags))
                .toList();
        Optional<CrontabPlan> crontab = new CrontabPlanner(planner(over(tags), region)).plan(parameters);
        return crontab.filter(CrontabPlanner::comes).map(PatternPlan.At::new);
    }

    private Optional<PatternPlan> guard(PatternGuardExpr guard) {
        Map<String, Scope.Bound> before = new LinkedHashMap<>(tags);
        Optional<PatternPlan> operand = plan(guard.getChildren().get(0));
        Region region = part.syntax().region(Part.GUARD, guards++);
        String name = guard.getNamespace() + ":" + guard.getName();
        List<Expression> parameters = guard.getParameters();
        if (name.equals("internal:while") && parameters.size() == 1) {
            Optional<ExprPlan> condition = planner(over(tags), region)
                    .condition(BareNames.qualify(parameters.get(0), tags))
                    .plan();
            return operand.flatMap(plan -> condition.map(holds -> new PatternPlan.While(plan, holds)));
        }
        if (name.equals("timer:within") && parameters.size() == 1) {
            Optional<ExprPlan> duration = duration(parameters.get(0), region, before);
            return operand.flatMap(plan -> duration.map(length -> new PatternPlan.Within(plan, length)));
        }
        if (name.equals("timer:withinmax") && parameters.size() == 2) {
            Optional<ExprPlan> duration = duration(parameters.get(0), region, before);
            Optional<ExprPlan> count = bound(parameters.get(1), before, region);
            return operand.flatMap(plan ->
                    duration.flatMap(length -> count.map(most -> new PatternPlan.WithinMax(plan, length, most))));
        }
        unsupported(region.span(), name);
        return Optional.empty();
    }

    private static Scope over(Map<String, Scope.Bound> bound) {
        return new Scope(Optional.empty(), Optional.empty(), bound);
    }

    private ExpressionPlanner planner(Scope scope, Region region) {
        return ExpressionPlanner.of(scope, region, part.findings());
    }

    private Optional<ExprPlan> duration(Expression expression, Region region) {
        return duration(expression, region, tags);
    }

    private Optional<ExprPlan> duration(Expression expression, Region region, Map<String, Scope.Bound> bound) {
        return new DurationPlanner(planner(over(bound), region))
                .planFromNow(BareNames.qualify(expression, bound))
                .plan();
    }

    private Optional<PatternPlan> repeat(PatternMatchUntilExpr repeat) {
        boolean ranged = repeat.getLow() != null || repeat.getHigh() != null || repeat.getSingle() != null;
        Region range = ranged
                ? part.syntax().region(Part.REPEAT, repeats++)
                : part.syntax().region(Part.PATTERN, 0);
        Map<String, Scope.Bound> before = new LinkedHashMap<>(tags);
        Optional<ExprPlan> single = bound(repeat.getSingle(), before, range);
        Optional<ExprPlan> low = single.or(() -> bound(repeat.getLow(), before, range));
        Optional<ExprPlan> high = single.or(() -> bound(repeat.getHigh(), before, range));
        boolean until = repeat.getChildren().size() > 1;
        Optional<PatternPlan> operand = plan(repeat.getChildren().get(0));
        tags.replaceAll(
                (tag, bound) -> before.containsKey(tag) ? bound : new Scope.Bound(bound.stream(), bound.type(), true));
        Optional<PatternPlan> end = until ? plan(repeat.getChildren().get(1)) : Optional.empty();
        if (operand.isEmpty() || (until && end.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new PatternPlan.Repeat(operand.get(), low, high, end));
    }

    /** A number of times. */
    private Optional<ExprPlan> bound(Expression expression, Map<String, Scope.Bound> bound, Region region) {
        if (expression == null) {
            return Optional.empty();
        }
        Typed typed = planner(over(bound), region).plan(BareNames.qualify(expression, bound));
        if (!typed.isBroken() && !typed.get().type().equals(ValueType.INT)) {
            unsupported(
                    typed.span().orElse(region.span()),
                    "a number of times that is not an int, type=" + typed.get().type());
        }
        return typed.plan();
    }

    private void unsupported(Span place, String construct) {
        broken = true;
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_PATTERN,
                        place,
                        "this part of a pattern is not supported yet: " + construct,
                        "");
    }
}
