package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
    private int repeats;
    private int arrayDepth;
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
        if (stream.getAnnotations() != null && stream.getAnnotations().length > 0) {
            unsupported(
                    part.syntax()
                                    .word("@" + stream.getAnnotations()[0].getName())
                                    .equals(part.syntax().whole().span())
                            ? part.syntax().word(stream.getAnnotations()[0].getName())
                            : part.syntax().whole().span(),
                    "@" + stream.getAnnotations()[0].getName() + " of a pattern");
        }
        Optional<PatternPlan> root = plan(stream.getExpression());
        return root.filter(plan -> !broken).map(plan -> new InputPlan.Pattern(plan, tagPlans()));
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
            return plan(every.getChildren().get(0)).map(PatternPlan.Every::new);
        }
        if (pattern instanceof PatternFollowedByExpr followedBy) {
            if (followedBy.getOptionalMaxPerSubexpression() != null
                    && followedBy.getOptionalMaxPerSubexpression().stream().anyMatch(Objects::nonNull)) {
                unsupported(part.syntax().region(Part.PATTERN, 0).span(), "'-[n]>' (a limit on followed-by)");
            }
            return planAll(followedBy.getChildren()).map(PatternPlan.FollowedBy::new);
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
            return repeat(repeat);
        }
        boolean distinct = pattern instanceof PatternEveryDistinctExpr;
        Span place = distinct
                ? part.syntax().word("every-distinct")
                : part.syntax().region(Part.PATTERN, 0).span();
        pattern.getChildren().forEach(this::plan);
        unsupported(place, distinct ? "every-distinct" : pattern.getClass().getSimpleName());
        return Optional.empty();
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
        if (expression.getOptionalConsumptionLevel() != null) {
            unsupported(region.name("consume"), "@consume");
        }
        Optional<String> tag = Optional.ofNullable(expression.getTagName());
        Map<String, Scope.Bound> before = new LinkedHashMap<>(outside);
        before.putAll(tags);
        tag.ifPresent(before::remove);
        FilterPlanner.Planned planned = new FilterPlanner(part).plan(expression.getFilter(), tag, before, region);
        if (tag.isPresent()) {
            Scope.Bound bound =
                    new Scope.Bound(planned.bound().stream(), planned.bound().type(), arrayDepth > 0);
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
        return planned.plan().map(filter -> new PatternPlan.Filter(filter, tag));
    }

    private Optional<PatternPlan> observer(PatternObserverExpr observer) {
        Region region = part.syntax().region(Part.OBSERVER, observers++);
        String name = observer.getNamespace() + ":" + observer.getName();
        if (!name.equals("timer:interval") || observer.getParameters().size() != 1) {
            unsupported(region.span(), name);
            return Optional.empty();
        }
        return duration(observer.getParameters().get(0), region).map(PatternPlan.Interval::new);
    }

    private Optional<PatternPlan> guard(PatternGuardExpr guard) {
        Optional<PatternPlan> operand = plan(guard.getChildren().get(0));
        Region region = part.syntax().region(Part.GUARD, guards++);
        String name = guard.getNamespace() + ":" + guard.getName();
        if (!name.equals("timer:within") || guard.getParameters().size() != 1) {
            unsupported(region.span(), name.equals("internal:while") ? "while (…)" : name);
            return Optional.empty();
        }
        Optional<ExprPlan> duration = duration(guard.getParameters().get(0), region);
        return operand.flatMap(plan -> duration.map(length -> new PatternPlan.Within(plan, length)));
    }

    private Optional<ExprPlan> duration(Expression expression, Region region) {
        ExpressionPlanner planner =
                ExpressionPlanner.of(new Scope(Optional.empty(), Optional.empty(), tags), region, part.findings());
        return new DurationPlanner(planner).plan(expression).plan();
    }

    private Optional<PatternPlan> repeat(PatternMatchUntilExpr repeat) {
        boolean ranged = repeat.getLow() != null || repeat.getHigh() != null || repeat.getSingle() != null;
        Region range = ranged
                ? part.syntax().region(Part.REPEAT, repeats++)
                : part.syntax().region(Part.PATTERN, 0);
        Optional<ExprPlan> single = bound(repeat.getSingle(), range);
        Optional<ExprPlan> low = single.or(() -> bound(repeat.getLow(), range));
        Optional<ExprPlan> high = single.or(() -> bound(repeat.getHigh(), range));
        boolean until = repeat.getChildren().size() > 1;
        if (repeat.getSingle() != null && until) {
            unsupported(range.span(), "'[n] … until' (write [n:n])");
        }
        if (arrayDepth > 0) {
            unsupported(range.span(), "a repeat inside a repeat");
        }
        arrayDepth++;
        Optional<PatternPlan> operand = plan(repeat.getChildren().get(0));
        arrayDepth--;
        Optional<PatternPlan> end = until ? plan(repeat.getChildren().get(1)) : Optional.empty();
        if (operand.isEmpty() || (until && end.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new PatternPlan.Repeat(operand.get(), low, high, end));
    }

    private Optional<ExprPlan> bound(Expression expression, Region region) {
        if (expression == null) {
            return Optional.empty();
        }
        Typed typed =
                ExpressionPlanner.of(Scope.empty(), region, part.findings()).plan(expression);
        if (!typed.isBroken()
                && !(typed.get() instanceof ExprPlan.Literal literal
                        && literal.type().equals(ValueType.INT))) {
            unsupported(typed.span().orElse(region.span()), "a repeat bound that is not a constant int");
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
