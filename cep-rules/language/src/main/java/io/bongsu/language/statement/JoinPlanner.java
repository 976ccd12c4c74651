package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.FilterStream;
import com.espertech.esper.common.client.soda.FromClause;
import com.espertech.esper.common.client.soda.OuterJoinQualifier;
import com.espertech.esper.common.client.soda.PatternStream;
import com.espertech.esper.common.client.soda.ProjectedStream;
import com.espertech.esper.common.client.soda.PropertyValueExpressionPair;
import com.espertech.esper.common.client.soda.Stream;
import io.bongsu.engine.join.JoinProgram;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.InputPlan.JoinKind;
import io.bongsu.engine.plan.InputPlan.JoinPair;
import io.bongsu.engine.plan.InputPlan.JoinStep;
import io.bongsu.engine.plan.InputPlan.JoinedStream;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the streams of a join and how they are joined.
 *
 * <p>Shape: mutable, serves one statement. A stream without a name is called as in Esper, {@code stream_0} and so on.
 *
 * <p>Errors: CEP-4102 for what is not joined, and those of filters and windows.
 */
final class JoinPlanner {
    private final StatementPart part;
    private final Map<String, Scope.Bound> bound = new LinkedHashMap<>();
    private final List<JoinedStream> streams = new ArrayList<>();
    private final List<JoinStep> steps = new ArrayList<>();

    private final List<JoinedPattern> patterns = new ArrayList<>();
    private final String statement;

    /** @param statement the name of the joining statement */
    JoinPlanner(StatementPart part, String statement) {
        this.statement = statement;
        this.part = part;
    }

    /** The planned join, if nothing is wrong with it. */
    Optional<InputPlan> plan(FromClause from) {
        int errors = part.findings().errors();
        for (int i = 0; i < from.getStreams().size(); i++) {
            stream(from.getStreams().get(i), i);
        }
        List<OuterJoinQualifier> qualifiers =
                from.getOuterJoinQualifiers() == null ? List.of() : from.getOuterJoinQualifiers();
        for (int i = 0; i < qualifiers.size(); i++) {
            step(qualifiers.get(i), i);
        }
        if (part.findings().errors() > errors) {
            return Optional.empty();
        }
        InputPlan.Join join = new InputPlan.Join(streams, steps);
        if (!patterns.isEmpty()
                && JoinedPattern.meet(patterns, streams, part.streams().all())) {
            refusePattern("beside a stream that changes with it");
        }
        refuseUnlike(join);
        return part.findings().errors() > errors ? Optional.empty() : Optional.of(join);
    }

    Scope scope() {
        return Scope.joined(bound);
    }

    /** The statements that insert the matches of the joined patterns. */
    List<StatementPlan> matches() {
        return patterns.stream().map(JoinedPattern::matches).toList();
    }

    private void refusePattern(String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.FROM, 0).span(),
                        "a pattern in a join is not supported yet " + construct,
                        "Insert its matches into a stream and join that.");
    }

    /** What happens at one time in Esper would not where a pattern is joined. */
    void refuseBesidePatterns(OutputPlan output, boolean inserts, boolean subqueries) {
        if (!patterns.isEmpty() && (output.rate().isPresent() || inserts || subqueries)) {
            refusePattern("beside an output rate, insert into or subqueries");
        }
    }

    private void pattern(PatternStream stream, String name, int n) {
        Optional<JoinedPattern> pattern = JoinedPattern.of(part, statement, stream, n);
        if (pattern.isEmpty()) {
            refusePattern("if it may match several times at once");
            bound.put(name, new Scope.Bound(name, Optional.empty(), false));
            return;
        }
        patterns.add(pattern.get());
        bound.put(name, pattern.get().bound());
        boolean windowed = stream.getViews() != null && !stream.getViews().isEmpty();
        Scope own =
                new Scope(Optional.of(pattern.get().bound()), Optional.ofNullable(stream.getStreamName()), Map.of());
        Optional<WindowPlan> window = windowed ? WindowPlanner.inJoin(part, own, stream) : Optional.empty();
        streams.add(pattern.get().stream(name, window, stream.isUnidirectional()));
    }

    private void stream(Stream stream, int n) {
        String name = stream.getStreamName() == null ? "stream_" + n : stream.getStreamName();
        if (stream instanceof PatternStream matches) {
            pattern(matches, name, n);
            return;
        }
        if (!(stream instanceof FilterStream filtered)) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.STREAM, n).span(),
                            "this stream cannot be joined yet, stream=" + name,
                            "Insert its rows into a stream and join that.");
            bound.put(name, new Scope.Bound(name, Optional.empty(), false));
            return;
        }
        Optional<String> alias = Optional.ofNullable(stream.getStreamName());
        FilterPlanner.Planned filter = new FilterPlanner(part)
                .stream(filtered.getFilter(), alias, part.syntax().region(Part.STREAM_FILTER, n));
        bound.put(name, filter.bound());
        boolean windowed = filtered.getViews() != null && !filtered.getViews().isEmpty();
        Scope own = new Scope(Optional.of(filter.bound()), alias, Map.of());
        Optional<WindowPlan> window = NamedWindowUse.of(part, filtered, n)
                .map(WindowPlan.class::cast)
                .or(() -> windowed ? WindowPlanner.inJoin(part, own, filtered) : Optional.empty());
        filter.contained().ifPresent(plan -> window.ifPresent(one -> ContainedPlanner.check(one, part)));
        filter.stream(window)
                .ifPresent(input ->
                        streams.add(new JoinedStream(name, input, ((ProjectedStream) stream).isUnidirectional())));
    }

    private void step(OuterJoinQualifier qualifier, int n) {
        JoinKind kind = switch (qualifier.getType()) {
            case INNER -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
        };
        List<JoinPair> on = new ArrayList<>();
        if (qualifier.getLeft() != null) {
            ExpressionPlanner planner =
                    ExpressionPlanner.of(scope(), part.syntax().region(Part.OUTER_JOIN, n), part.findings());
            pair(qualifier.getLeft(), qualifier.getRight(), planner).ifPresent(on::add);
            if (qualifier.getAdditionalProperties() != null) {
                for (PropertyValueExpressionPair more : qualifier.getAdditionalProperties()) {
                    pair(more.getLeft(), more.getRight(), planner).ifPresent(on::add);
                }
            }
        }
        steps.add(new JoinStep(kind, on));
    }

    private Optional<JoinPair> pair(Expression left, Expression right, ExpressionPlanner planner) {
        Optional<ExprPlan> one = planner.plan(left).plan();
        Optional<ExprPlan> other = planner.plan(right).plan();
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        if (one.get() instanceof FieldRef field
                && other.get() instanceof FieldRef equal
                && JoinProgram.canRelate(field.type(), equal.type())) {
            return Optional.of(new JoinPair(field, equal));
        }
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.OUTER_JOIN, 0).span(),
                        "an outer join by values of these types is not supported yet, left="
                                + one.get().type() + " right=" + other.get().type(),
                        "");
        return Optional.empty();
    }

    /** Outer joins of which Esper drops conditions. */
    private void refuseUnlike(InputPlan.Join join) {
        boolean outer = join.steps().stream().anyMatch(step -> step.kind() != JoinKind.INNER);
        boolean oneWay = join.streams().stream().anyMatch(JoinedStream::driving);
        boolean untested = outer || (oneWay && !join.steps().isEmpty());
        for (int i = 0; untested && i < join.streams().size(); i++) {
            JoinedStream stream = join.streams().get(i);
            long equalities = join.steps().stream()
                    .flatMap(step -> step.on().stream())
                    .filter(pair -> pair.left().source().equals(stream.name())
                            || pair.right().source().equals(stream.name()))
                    .count();
            if (equalities > 1
                    && stream.input()
                            .window()
                            .filter(window -> !(window instanceof WindowPlan.Time
                                    || window instanceof WindowPlan.Length
                                    || window instanceof WindowPlan.KeepAll))
                            .isPresent()) {
                part.findings()
                        .error(
                                ErrorCode.UNSUPPORTED_CLAUSE,
                                part.syntax().region(Part.STREAM, i).span(),
                                "an outer join by several fields with a window of one event per value is not supported"
                                        + " yet",
                                "Use #time, #length or #keepall.");
            }
        }
    }

    /** Refuses what is not put out of a join. */
    void refuse(OutputPlan output, List<AggregatePlan> aggregates) {
        boolean oneWay = streams.stream().anyMatch(JoinedStream::driving) || isOfOneStream();
        boolean ofOneStream = isOfOneStream();
        long named = streams.stream()
                .flatMap(stream -> stream.input().named().stream())
                .distinct()
                .count();
        if (named > 1 && (output.select().leaving() || output.insert().leaving())) {
            NamedWindowUse.refuse(part, 0, "rows that leave a join of several named windows");
        }
        if ((oneWay && output.rate().isPresent())
                || (ofOneStream && !output.levels().isEmpty())) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.OUTPUT_LIMIT, 0).span(),
                            "this output rate of a join is not supported yet",
                            "");
        }
        refuseWholeRows(part, aggregates);
    }

    /** Aggregates of whole rows, which have several events. */
    static void refuseWholeRows(StatementPart part, List<AggregatePlan> aggregates) {
        for (AggregatePlan aggregate : aggregates) {
            boolean ofRows = switch (aggregate.function()) {
                case COUNT, COUNT_EVER, GROUPING, LEAVING, RATE -> true;
                default -> aggregate.function().isOrder();
            };
            if (aggregate.argument().isEmpty() && !ofRows) {
                part.findings()
                        .error(
                                ErrorCode.UNSUPPORTED_CLAUSE,
                                part.syntax().whole().span(),
                                "this aggregate of a join's rows is not supported yet, function="
                                        + aggregate.function().name().toLowerCase(Locale.ROOT),
                                "");
            }
        }
    }

    private boolean isOfOneStream() {
        boolean whole = streams.size() > 1 && (steps.isEmpty() || steps.size() == streams.size() - 1);
        return whole && JoinProgram.isOfOneStream(new InputPlan.Join(streams, steps));
    }

    /** Refuses joins that Esper never plans, and values of events where an event may stand in another's place. */
    void refuseMisplaced(InputPlan input, Optional<ExprPlan> where, List<ExprPlan> values) {
        if (!(input instanceof InputPlan.Join join)) {
            return;
        }
        if (JoinProgram.isEndless(join, where)) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.FROM, 0).span(),
                            "a joined field cannot equal another stream's and be compared in where before that follows:"
                                    + " Esper's compiler never ends",
                            "Put the comparison into the stream's filter.");
            return;
        }
        long types = join.streams().stream()
                .map(stream -> stream.input().rows())
                .distinct()
                .count();
        boolean looks = where.isPresent()
                || values.stream()
                        .anyMatch(value -> !(value instanceof FieldRef field
                                && field.steps().isEmpty()));
        if (types > 1 && looks && JoinProgram.misplaces(join, where)) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.FROM, 0).span(),
                            "fields of so deep an outer join are not supported yet: only its whole events",
                            "Join fewer streams, or join all to the first.");
        }
    }

    /**
     * What rows are tested with: {@code where}, and the equalities of inner joins, of which Esper tests those of a join in
     * both directions only; elsewhere null equals null in them.
     */
    static Optional<ExprPlan> condition(InputPlan input, Optional<ExprPlan> where) {
        if (!(input instanceof InputPlan.Join join)
                || join.steps().stream().anyMatch(step -> step.kind() != JoinKind.INNER)
                || join.streams().stream().anyMatch(JoinedStream::driving)
                || JoinProgram.isOfOneStream(join)) {
            return where;
        }
        List<ExprPlan> conditions = new ArrayList<>();
        where.ifPresent(
                written -> conditions.addAll(written instanceof ExprPlan.And and ? and.operands() : List.of(written)));
        for (JoinStep step : join.steps()) {
            step.on()
                    .forEach(pair ->
                            conditions.add(new ExprPlan.Compare(ExprPlan.CompareOp.EQUAL, pair.left(), pair.right())));
        }
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(conditions.size() == 1 ? conditions.get(0) : new ExprPlan.And(conditions));
    }
}
