package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.recognize.RowVariables;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.DurationPlanner;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a {@code match_recognize}: partition by, measures, matches, skip, pattern, interval, define.
 *
 * <p>Shape: in a define, the variable's own row is the event at hand; {@code prev(x, n)} becomes a field of the n-th row
 * before it.
 *
 * <p>Errors: CEP-4102 for what is not run, and those of expressions.
 */
final class RowMatchPlanner {
    /** Aggregates of which a result can be told when no row ever leaves. */
    private static final Set<AggregatePlan.Function> OVER_ROWS = EnumSet.of(
            AggregatePlan.Function.COUNT,
            AggregatePlan.Function.SUM,
            AggregatePlan.Function.AVG,
            AggregatePlan.Function.MIN,
            AggregatePlan.Function.MAX,
            AggregatePlan.Function.FIRST,
            AggregatePlan.Function.LAST);

    private final StatementPart part;
    private final Scope.Bound row;
    private RowPatternPlan pattern;
    private RowVariables kinds;

    /** @param row the rows of the stream */
    RowMatchPlanner(StatementPart part, Scope.Bound row) {
        this.part = part;
        this.row = row;
    }

    Optional<RowMatchPlan> plan(EPStatementObjectModel model, Optional<InputPlan.Stream> stream) {
        int errors = part.findings().errors();
        MatchRecognizeClause clause = model.getMatchRecognizeClause();
        Optional<RowPatternPlan> planned = new RowPatternPlanner(part).plan(clause.getPattern());
        if (planned.isEmpty() || !understood(planned.get())) {
            return Optional.empty();
        }
        List<ExprPlan> partitionBy = partitionBy(clause.getPartitionExpressions());
        List<RowMatchPlan.Define> defines = defines(clause.getDefines());
        AggregateSlots slots = new AggregateSlots();
        List<ColumnPlan> measures = measures(clause.getMeasures(), slots);
        Optional<RowMatchPlan.Interval> interval =
                Optional.ofNullable(clause.getIntervalClause()).flatMap(this::interval);
        stream.ifPresent(source -> RowMatchWindows.check(source, interval.isPresent(), part));
        if (part.findings().errors() > errors) {
            return Optional.empty();
        }
        List<RowMatchPlan.Aggregate> aggregates = new ArrayList<>();
        slots.plans().forEach(aggregate -> aggregates.add(new RowMatchPlan.Aggregate(over(aggregate), aggregate)));
        if (part.findings().errors() > errors) {
            return Optional.empty();
        }
        return Optional.of(new RowMatchPlan(
                pattern,
                variables(),
                partitionBy,
                defines,
                aggregates,
                measures,
                matches(model),
                skip(clause),
                interval));
    }

    private boolean understood(RowPatternPlan planned) {
        pattern = planned;
        try {
            kinds = RowVariables.of(pattern);
        } catch (PlanException e) {
            refuse(part.syntax().region(Part.ROW_PATTERN, 0).span(), e.getMessage());
            return false;
        }
        if (kinds.names().stream().anyMatch(name -> RowMatchPlan.previous(1).regionMatches(0, name, 0, 5))) {
            refuse(part.syntax().region(Part.ROW_PATTERN, 0).span(), "a variable whose name begins with 'prev$'");
            return false;
        }
        return true;
    }

    private List<TagPlan> variables() {
        return kinds.names().stream()
                .map(name -> new TagPlan(name, row.stream(), kinds.isArray(name)))
                .toList();
    }

    private List<ExprPlan> partitionBy(List<Expression> expressions) {
        List<ExprPlan> keys = new ArrayList<>();
        if (expressions != null && !expressions.isEmpty()) {
            Scope scope = new Scope(Optional.of(row), Optional.empty(), Map.of());
            ExpressionPlanner planner =
                    ExpressionPlanner.of(scope, part.syntax().region(Part.ROW_PARTITION, 0), part.findings());
            expressions.forEach(key -> planner.plan(key).plan().ifPresent(keys::add));
        }
        return keys;
    }

    private List<RowMatchPlan.Define> defines(List<MatchRecognizeDefine> defines) {
        List<RowMatchPlan.Define> plans = new ArrayList<>();
        for (int i = 0; i < defines.size(); i++) {
            MatchRecognizeDefine define = defines.get(i);
            Region region = part.syntax().region(Part.DEFINE, i);
            if (!kinds.names().contains(define.getName())) {
                part.findings()
                        .error(
                                ErrorCode.UNKNOWN_TAG,
                                region.span(),
                                "a define must be of a variable of the pattern, variable=" + define.getName(),
                                "Variables: " + String.join(", ", kinds.names()) + ".");
                continue;
            }
            Scope scope = new Scope(Optional.of(row), Optional.of(define.getName()), seenBy(define.getName()));
            PreviousRows previous = new PreviousRows(part, region, scope.tags(), define.getName());
            Optional<Expression> condition = previous.named(define.getExpression());
            if (condition.isPresent()) {
                ExpressionPlanner.of(with(previous, scope), region, part.findings())
                        .condition(condition.get())
                        .plan()
                        .filter(plan -> isSeenAsMeant(define.getName(), plan, region))
                        .ifPresent(plan -> plans.add(new RowMatchPlan.Define(define.getName(), plan)));
            }
        }
        return plans;
    }

    /** Other variables that a define may look at. */
    private Map<String, Scope.Bound> seenBy(String variable) {
        Map<String, Scope.Bound> seen = new LinkedHashMap<>();
        for (String name : kinds.names()) {
            if (kinds.before(variable).contains(name)) {
                seen.put(name, bound(kinds.isArray(name)));
            }
        }
        return seen;
    }

    private Scope with(PreviousRows previous, Scope scope) {
        Map<String, Scope.Bound> tags = new LinkedHashMap<>(scope.tags());
        previous.distances().forEach(n -> tags.put(RowMatchPlan.previous(n), row));
        return new Scope(scope.own(), scope.alias(), tags);
    }

    private Scope.Bound bound(boolean array) {
        return new Scope.Bound(row.stream(), row.type(), array);
    }

    /**
     * Esper takes another variable's rows where a define skips two array variables that it cannot see, and shows no arrays at
     * all to a define of a variable with {@code +?}.
     */
    private boolean isSeenAsMeant(String variable, ExprPlan condition, Region region) {
        boolean asks = References.fieldsOf(condition).stream().anyMatch(ref -> kinds.isArray(ref.source()));
        if (asks && isReluctantlyRepeated(pattern, variable)) {
            refuse(region.span(), "a define over an array variable for a variable with '+?'");
            return false;
        }
        for (ExprPlan.FieldRef ref : References.fieldsOf(condition)) {
            long hidden = kinds.names().stream()
                    .takeWhile(name -> !name.equals(ref.source()))
                    .filter(name ->
                            kinds.isArray(name) && !kinds.before(variable).contains(name))
                    .count();
            if (kinds.isArray(ref.source()) && hidden > 1) {
                refuse(region.span(), "a define over an array variable behind two that it cannot see");
                return false;
            }
        }
        return true;
    }

    private static boolean isReluctantlyRepeated(RowPatternPlan pattern, String variable) {
        if (pattern instanceof RowPatternPlan.Quantified quantified) {
            boolean plus = quantified.quantifier() == RowPatternPlan.Quantifier.ONE_OR_MORE_RELUCTANT;
            return (plus && quantified.operand().equals(new RowPatternPlan.Variable(variable)))
                    || isReluctantlyRepeated(quantified.operand(), variable);
        }
        if (pattern instanceof RowPatternPlan.Bounded bounded) {
            return isReluctantlyRepeated(bounded.operand(), variable);
        }
        List<RowPatternPlan> parts = pattern instanceof RowPatternPlan.Sequence sequence
                ? sequence.parts()
                : pattern instanceof RowPatternPlan.AnyOf anyOf
                        ? anyOf.options()
                        : pattern instanceof RowPatternPlan.AnyOrder anyOrder ? anyOrder.parts() : List.of();
        return parts.stream().anyMatch(one -> isReluctantlyRepeated(one, variable));
    }

    private List<ColumnPlan> measures(List<SelectClauseExpression> measures, AggregateSlots slots) {
        Map<String, Scope.Bound> all = new LinkedHashMap<>();
        Map<String, Scope.Bound> eachAlone = new LinkedHashMap<>();
        for (String name : kinds.names()) {
            all.put(name, bound(kinds.isArray(name)));
            eachAlone.put(name, bound(false));
        }
        Scope scope = new Scope(Optional.empty(), Optional.empty(), all);
        Scope inAggregates = new Scope(Optional.empty(), Optional.empty(), eachAlone);
        List<ColumnPlan> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            Region region = part.syntax().region(Part.MEASURE, i);
            String name = measures.get(i).getAsName();
            if (name == null || !names.add(name)) {
                refuse(region.span(), name == null ? "a measure without a name" : "two measures of one name");
                continue;
            }
            Typed value = ExpressionPlanner.of(scope, inAggregates, region, part.findings(), slots)
                    .plan(measures.get(i).getExpression());
            value.plan().ifPresent(plan -> columns.add(new ColumnPlan(name, plan)));
        }
        return columns;
    }

    /** The one array variable that an aggregate is over. */
    private String over(AggregatePlan aggregate) {
        List<ExprPlan> looking = new ArrayList<>();
        aggregate.argument().ifPresent(looking::add);
        aggregate.filter().ifPresent(looking::add);
        List<String> arrays = looking.stream()
                .flatMap(expression -> References.fieldsOf(expression).stream())
                .map(ExprPlan.FieldRef::source)
                .filter(kinds::isArray)
                .distinct()
                .toList();
        boolean runs = OVER_ROWS.contains(aggregate.function());
        if (arrays.size() != 1 || !runs) {
            refuse(
                    part.syntax().region(Part.MEASURE, 0).span(),
                    runs
                            ? "an aggregate that is not over exactly one array variable"
                            : "this aggregate function in measures, function=" + aggregate.function());
        }
        return arrays.isEmpty() ? "" : arrays.get(0);
    }

    private Optional<RowMatchPlan.Interval> interval(MatchRecognizeIntervalClause clause) {
        Region region = part.syntax().region(Part.ROW_INTERVAL, 0);
        ExpressionPlanner planner = ExpressionPlanner.of(Scope.empty(), region, part.findings());
        Typed length = new DurationPlanner(planner).plan(clause.getExpression());
        if (length.isBroken()) {
            return Optional.empty();
        }
        if (length.get() instanceof ExprPlan.Literal literal && literal.value() instanceof Long millis) {
            return Optional.of(new RowMatchPlan.Interval(millis, clause.isOrTerminated()));
        }
        refuse(region.span(), "an interval that is not constant");
        return Optional.empty();
    }

    private static RowMatchPlan.Matches matches(EPStatementObjectModel model) {
        if (IterateOnly.is(model)) {
            return RowMatchPlan.Matches.ON_DEMAND;
        }
        return model.getMatchRecognizeClause().isAll() ? RowMatchPlan.Matches.ALL : RowMatchPlan.Matches.BEST;
    }

    private static RowMatchPlan.Skip skip(MatchRecognizeClause clause) {
        return switch (clause.getSkipClause()) {
            case TO_CURRENT_ROW -> RowMatchPlan.Skip.TO_CURRENT_ROW;
            case TO_NEXT_ROW -> RowMatchPlan.Skip.TO_NEXT_ROW;
            case PAST_LAST_ROW -> RowMatchPlan.Skip.PAST_LAST_ROW;
        };
    }

    private void refuse(Span place, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        place,
                        "this part of match_recognize is not supported: " + construct,
                        "");
    }
}
