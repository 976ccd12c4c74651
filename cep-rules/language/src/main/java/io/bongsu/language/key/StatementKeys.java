package io.bongsu.language.key;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ContainedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.statement.PatternTags;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How one statement may be keyed without changing what it means.
 *
 * <p>Shape: a statement without state may be keyed by anything. {@code every a=A -> rest} may be keyed by a field k of a
 * when every filter of the rest demands {@code own field = a.k}: matches of different k never meet, and {@code every}
 * starts for each A on its own. A stream with {@code group by k} may be keyed by k when its window looks at each event's
 * own age or at k alone. Anything else (no {@code every}, {@code every (…)} around more than the first event, a guard around
 * the whole, {@code #length}, {@code #lastevent}) sees the order of all events and stays together. A row pattern may be keyed
 * by what it partitions by, unless a window, an interval or {@code prev} lets partitions meet.
 */
final class StatementKeys {
    private StatementKeys() {}

    /** No state: no window, no pattern, no aggregate. */
    static boolean isStateless(StatementPlan statement) {
        return statement.aggregates().isEmpty()
                && statement.output().rate().isEmpty()
                && statement.subqueries().isEmpty()
                && statement.output().levels().isEmpty()
                && statement.input() instanceof InputPlan.Stream stream
                && stream.window().isEmpty()
                && !looksAround(statement);
    }

    /** Whether it sees other events than the one at hand: then their order under one key is not enough. */
    private static boolean looksAround(StatementPlan statement) {
        List<ExprPlan> expressions = new ArrayList<>(statement.groupBy());
        statement.where().ifPresent(expressions::add);
        statement.having().ifPresent(expressions::add);
        statement.columns().forEach(column -> expressions.add(column.value()));
        return expressions.stream()
                .map(References::of)
                .anyMatch(references ->
                        references.previous() || !references.priors().isEmpty());
    }

    /** The ways to key a statement that has state, best first. */
    static List<KeyCandidate> candidates(StatementPlan statement) {
        if (!statement.subqueries().isEmpty()
                || !PlanParts.of(statement, ContainedPlan.class).isEmpty()) {
            return List.of();
        }
        boolean looksAtAll = statement.output().reclaim().isPresent();
        if (!statement.output().rowByRow() || looksAtAll || tellsOfGroupsGone(statement)) {
            return List.of();
        }
        return statement.input().fold(new InputPlan.Cases<>() {
            @Override
            public List<KeyCandidate> stream(InputPlan.Stream input) {
                return looksAround(statement) ? List.of() : window(statement, input);
            }

            @Override
            public List<KeyCandidate> pattern(InputPlan.Pattern input) {
                boolean aggregated = !statement.aggregates().isEmpty()
                        || !statement.groupBy().isEmpty();
                return aggregated || input.window().isPresent() || looksAround(statement)
                        ? List.of()
                        : followedBy(input.root());
            }

            @Override
            public List<KeyCandidate> rowMatches(InputPlan.RowMatches input) {
                boolean aggregated = !statement.aggregates().isEmpty()
                        || !statement.groupBy().isEmpty();
                return aggregated ? List.of() : partitioned(input);
            }

            @Override
            public List<KeyCandidate> trigger(InputPlan.Trigger input) {
                return List.of();
            }

            @Override
            public List<KeyCandidate> join(InputPlan.Join input) {
                return JoinKeys.candidates(statement, input);
            }
        });
    }

    /** Whether old rows tell of a group that is gone: any next event ends that, also one of another group. */
    private static boolean tellsOfGroupsGone(StatementPlan statement) {
        boolean oldRows = statement.output().select().leaving()
                || (statement.insertInto().isPresent()
                        && statement.output().insert().leaving());
        return oldRows
                && !statement.groupBy().isEmpty()
                && statement.aggregates().stream()
                        .anyMatch(aggregate -> aggregate.function().remembers());
    }

    private static List<KeyCandidate> window(StatementPlan statement, InputPlan.Stream input) {
        Set<String> grouped = new LinkedHashSet<>();
        statement.groupBy().forEach(key -> ownField(key).ifPresent(grouped::add));
        statement.aggregates().stream()
                .flatMap(aggregate -> aggregate.groupBy().stream())
                .forEach(own -> grouped.retainAll(
                        own.stream().flatMap(key -> ownField(key).stream()).toList()));
        Set<String> keys = new LinkedHashSet<>(grouped);
        if (input.window().isPresent()) {
            WindowPlan window = input.window().get();
            List<ExprPlan> criteria = window instanceof WindowPlan.Unique unique
                    ? unique.criteria()
                    : window instanceof WindowPlan.FirstUnique unique ? unique.criteria() : List.of();
            Set<String> unique = new LinkedHashSet<>();
            criteria.forEach(criterion -> ownField(criterion).ifPresent(unique::add));
            boolean byAge = window instanceof WindowPlan.Time || window instanceof WindowPlan.KeepAll;
            if (!criteria.isEmpty() && statement.aggregates().isEmpty() && grouped.isEmpty()) {
                keys = unique;
            } else if (!criteria.isEmpty()) {
                keys.retainAll(unique);
            } else if (!byAge) {
                keys.clear();
            }
        }
        return keys.stream()
                .map(key -> new KeyCandidate(Map.of(input.filter().stream(), key)))
                .toList();
    }

    private static List<KeyCandidate> partitioned(InputPlan.RowMatches input) {
        boolean apart = input.stream().window().isEmpty()
                && input.match().interval().isEmpty()
                && input.match().defines().stream()
                        .flatMap(define -> References.fieldsOf(define.condition()).stream())
                        .allMatch(field -> RowMatchPlan.previous(field.source()) < 0);
        return !apart
                ? List.of()
                : input.match().partitionBy().stream()
                        .flatMap(key -> ownField(key).stream())
                        .map(key -> new KeyCandidate(Map.of(input.stream().filter().stream(), key)))
                        .toList();
    }

    private static List<KeyCandidate> followedBy(PatternPlan root) {
        if (!(root instanceof PatternPlan.FollowedBy chain)
                || !(chain.operands().get(0) instanceof PatternPlan.Every every)
                || !(every.operand() instanceof PatternPlan.Filter first)
                || first.tag().isEmpty()) {
            return List.of();
        }
        List<PatternPlan.Filter> rest = new ArrayList<>();
        for (PatternPlan operand : chain.operands().subList(1, chain.operands().size())) {
            PatternTags.filters(operand).forEach(found -> rest.add(found.filter()));
        }
        if (rest.isEmpty() || rest.stream().anyMatch(filter -> filter.tag().equals(first.tag()))) {
            return List.of();
        }
        List<KeyCandidate> candidates = new ArrayList<>();
        for (String key : equalities(rest.get(0).filter(), first.tag().get()).keySet()) {
            candidate(first, key, rest).ifPresent(candidates::add);
        }
        return candidates;
    }

    private static Optional<KeyCandidate> candidate(
            PatternPlan.Filter first, String key, List<PatternPlan.Filter> rest) {
        List<KeyCandidate> ways = List.of(new KeyCandidate(Map.of(first.filter().stream(), key)));
        for (PatternPlan.Filter filter : rest) {
            List<KeyCandidate> next = new ArrayList<>();
            for (String own :
                    equalities(filter.filter(), first.tag().orElseThrow()).getOrDefault(key, Set.of())) {
                KeyCandidate here = new KeyCandidate(Map.of(filter.filter().stream(), own));
                ways.forEach(way -> way.merge(here).ifPresent(next::add));
            }
            ways = next;
        }
        return ways.stream().findFirst();
    }

    /** Field of the tagged event → own fields that must be equal to it. */
    private static Map<String, Set<String>> equalities(FilterPlan filter, String tag) {
        Map<String, Set<String>> equalities = new TreeMap<>();
        for (ExprPlan condition : filter.conditions()) {
            if (condition instanceof ExprPlan.Compare compare
                    && compare.op() == ExprPlan.CompareOp.EQUAL
                    && compare.left().type().equals(compare.right().type())) {
                pair(compare.left(), compare.right(), tag, equalities);
                pair(compare.right(), compare.left(), tag, equalities);
            }
        }
        return equalities;
    }

    private static void pair(ExprPlan own, ExprPlan other, String tag, Map<String, Set<String>> equalities) {
        Optional<String> field = ownField(own);
        Optional<String> tagged = field(other, tag);
        if (field.isPresent() && tagged.isPresent()) {
            equalities
                    .computeIfAbsent(tagged.get(), key -> new LinkedHashSet<>())
                    .add(field.get());
        }
    }

    static Optional<String> ownField(ExprPlan expression) {
        return field(expression, ExprPlan.FieldRef.OWN);
    }

    /** The name of a plain field of the event, when the expression is one that can be a key. */
    static Optional<String> field(ExprPlan expression, String source) {
        if (expression instanceof ExprPlan.FieldRef ref
                && ref.source().equals(source)
                && ref.steps().size() == 1
                && !ref.steps().get(0).isElement()
                && isKey(ref.type().kind())) {
            return Optional.of(ref.steps().get(0).name());
        }
        return Optional.empty();
    }

    /** Floating-point numbers are no keys: 0.0 and -0.0 are equal and are not the same key. */
    private static boolean isKey(Kind kind) {
        return kind == Kind.STRING || kind == Kind.INT || kind == Kind.LONG || kind == Kind.BOOLEAN;
    }
}
