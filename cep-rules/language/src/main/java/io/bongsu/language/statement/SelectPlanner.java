package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.MatchType;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans a select statement, clause by clause in the order of evaluation; every clause is planned even when another is wrong.
 */
final class SelectPlanner {
    private final StatementPart part;
    private final String name;
    private final AggregateSlots slots = new AggregateSlots();
    private Optional<JoinPlanner> joins = Optional.empty();
    private Optional<TriggerPlanner> trigger = Optional.empty();
    private SubqueryPlanner subqueries;
    private boolean inserts;

    /** @param name the statement's */
    SelectPlanner(StatementPart part, String name) {
        this.part = part;
        this.name = name;
        this.subqueries = new SubqueryPlanner(part, Scope.empty());
    }

    /** Statements that this one needs before it. */
    List<StatementPlan> before() {
        return joins.map(JoinPlanner::matches).orElse(List.of());
    }

    /** The statement's subqueries; others may be added. */
    SubqueryPlanner subqueries() {
        return subqueries;
    }

    /** The draft, if nothing is wrong with the statement. */
    Optional<StatementDraft> plan(EPStatementObjectModel model) {
        int errors = part.findings().errors();
        inserts = model.getInsertInto() != null;
        List<Stream> streams = model.getFromClause() == null
                ? List.of()
                : model.getFromClause().getStreams();
        if (streams.isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().whole().span(),
                            "a statement must read one stream or one pattern",
                            "Add a from clause.");
            return Optional.empty();
        }
        Source source = source(model);
        if (model.getMatchRecognizeClause() != null) {
            source = rowMatches(model, source);
        }
        subqueries = new SubqueryPlanner(part, source.scope());
        if (model.getMatchRecognizeClause() == null) {
            source = new Source(source.input(), source.scope().with(subqueries));
        }
        Scope scope = source.scope();
        Optional<ExprPlan> where = Optional.ofNullable(model.getWhereClause())
                .flatMap(condition ->
                        planner(scope, Part.WHERE, 0).condition(condition).plan());
        GroupByPlanner grouping = new GroupByPlanner(part, scope);
        List<ExprPlan> groupBy = grouping.plan(model.getGroupByClause());
        slots.groupBy(groupBy);
        slots.allowOwnGroups();
        List<StatementDraft.Column> columns =
                new SelectColumns(part, name, slots, model, source.input(), source.scope()).plan();
        if (model.getOnExpr() instanceof OnDeleteClause || model.getOnExpr() instanceof OnUpdateClause) {
            trigger.ifPresent(removing -> columns.addAll(removing.removed()));
        }
        Optional<ExprPlan> having = Optional.ofNullable(model.getHavingClause())
                .flatMap(condition -> ExpressionPlanner.of(
                                scope, part.syntax().region(Part.HAVING, 0), part.findings(), slots)
                        .condition(condition)
                        .plan());
        OutputPlan rows = new OutputPlanner(part, model).plan(scope, slots, grouping.levels());
        OutputPlan output = new GroupHints(part, model).plan(source.input(), rows, groupBy, slots.plans());
        refuseMatchOrder(source, output);
        refuseAllLevels(output, groupBy);
        refuseLocalGroups(source, output, groupBy);
        refuseLimit(output, groupBy, having.isPresent());
        joins.ifPresent(join -> join.refuse(output, slots.plans()));
        trigger.ifPresent(asking -> asking.refuse(output, slots.plans(), where));
        joins.ifPresent(join ->
                join.refuseBesidePatterns(output, inserts, !subqueries.plans().isEmpty()));
        List<ExprPlan> values = new ArrayList<>(groupBy);
        columns.forEach(column -> values.add(column.value()));
        output.orderBy().forEach(sort -> values.add(sort.value()));
        slots.plans().forEach(aggregate -> aggregate.argument().ifPresent(values::add));
        Optional<InputPlan> joined = source.input();
        joins.ifPresent(join -> joined.ifPresent(one -> join.refuseMisplaced(one, where, values)));
        where.ifPresent(values::add);
        having.ifPresent(values::add);
        source.input().ifPresent(one -> ContainedPlanner.check(one, output, slots, groupBy, values, part));
        new WindowUse(part, model)
                .checkNeighbours(
                        columns.stream().map(StatementDraft.Column::value).toList(), groupBy, slots);
        source.input().ifPresent(one -> NamedWindowUse.checkNeighbours(part, one, values));
        if (part.findings().errors() > errors || source.input().isEmpty()) {
            return Optional.empty();
        }
        WhereInFilter reads = WhereInFilter.of(model, source.input().get(), where, values);
        boolean updates = reads.input() instanceof InputPlan.Trigger asking
                && !asking.sets().isEmpty();
        OutputPlan both = new OutputPlan(OutputPlan.StreamSelector.IRSTREAM, OutputPlan.StreamSelector.ISTREAM);
        return Optional.of(new StatementDraft(
                reads.input(),
                JoinPlanner.condition(reads.input(), reads.where()),
                slots.plans(),
                groupBy,
                having,
                columns,
                updates ? both : output));
    }

    /**
     * Aggregates with groups of their own are refused where Esper looks for a group that there is not: in the row of a group
     * before its first item, or after its last.
     */
    private void refuseLocalGroups(Source source, OutputPlan output, List<ExprPlan> groupBy) {
        List<List<ExprPlan>> own = slots.plans().stream()
                .flatMap(aggregate -> aggregate.groupBy().stream())
                .toList();
        if (own.isEmpty() || groupBy.isEmpty()) {
            return;
        }
        boolean leaves = source.input()
                .filter(input -> input instanceof InputPlan.Join
                        || !PlanParts.of(input, WindowPlan.class).isEmpty())
                .isPresent();
        boolean perGroup = own.stream().allMatch(groupBy::containsAll);
        boolean old = output.select().leaving() || output.insert().leaving();
        boolean gone = leaves
                && output.rate()
                        .filter(rate -> rate.show() != RatePlan.Show.SNAPSHOT && rate.show() != RatePlan.Show.EVERY)
                        .isPresent();
        if (gone || (old && perGroup) || !output.levels().isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_EXPRESSION,
                            part.syntax().word("group_by"),
                            "'group_by:' of an aggregate with "
                                    + (gone ? "this output rate" : old ? "rows that leave" : "a rollup")
                                    + " is not supported",
                            "");
        }
    }

    /** What leaves changes, in Esper, which event the row of a level of computed values tells of. */
    private void refuseAllLevels(OutputPlan output, List<ExprPlan> groupBy) {
        boolean all =
                output.rate().filter(rate -> rate.show() == RatePlan.Show.ALL).isPresent();
        boolean computed = !groupBy.stream().allMatch(ExprPlan.FieldRef.class::isInstance);
        if (all && computed && !output.levels().isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.OUTPUT_LIMIT, 0).span(),
                            "this clause is not supported yet: a rollup of computed values whose output shows all",
                            "Show the last, or a snapshot.");
        }
    }

    private void refuseMatchOrder(Source source, OutputPlan output) {
        if (source.input().filter(input -> MatchOrder.shows(input, output)).isPresent()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.PATTERN, 0).span(),
                            "this clause is not supported yet: " + MatchOrder.DESCRIPTION,
                            "Compare by '=', or let all matches out as they come.");
        }
    }

    /** Beside having, Esper limits the rows of groups that change together in ways of its own. */
    private void refuseLimit(OutputPlan output, List<ExprPlan> groupBy, boolean having) {
        if (having
                && !groupBy.isEmpty()
                && output.limit().isPresent()
                && output.rate().isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.ROW_LIMIT, 0).span(),
                            "this clause is not supported yet: a limit of groups beside having",
                            "Leave out the limit, or add an output rate.");
        }
    }

    private Source source(EPStatementObjectModel model) {
        if (TriggerPlanner.plans(model.getOnExpr())) {
            trigger = Optional.of(new TriggerPlanner(part, model));
            Optional<InputPlan> input = trigger.get().plan();
            return new Source(input, trigger.get().scope());
        }
        FromClause from = model.getFromClause();
        Stream first = from.getStreams().get(0);
        if (from.getStreams().size() > 1) {
            joins = Optional.of(new JoinPlanner(part, name));
            JoinPlanner planner = joins.get();
            Optional<InputPlan> input = planner.plan(from);
            return new Source(input, planner.scope());
        }
        if (first instanceof PatternStream pattern) {
            return pattern(pattern, model);
        }
        return first instanceof FilterStream stream
                ? stream(stream, model)
                : new Source(Optional.empty(), Scope.empty());
    }

    private record Source(Optional<InputPlan> input, Scope scope) {}

    private Source pattern(PatternStream stream, EPStatementObjectModel model) {
        PatternPlanner planner = new PatternPlanner(part);
        Optional<InputPlan> input = planner.plan(stream);
        if (notEmpty(stream.getViews())) {
            return windowOfMatches(stream, model, input, planner);
        }
        return new Source(
                input, new Scope(Optional.empty(), Optional.ofNullable(stream.getStreamName()), planner.tags()));
    }

    /** Under a window a match is an event, whose fields are the tags. */
    private Source windowOfMatches(
            PatternStream stream, EPStatementObjectModel model, Optional<InputPlan> input, PatternPlanner planner) {
        if (input.isEmpty()) {
            return new Source(input, Scope.empty());
        }
        InputPlan.Pattern pattern = (InputPlan.Pattern) input.get();
        if (pattern.suppresses() || pattern.discards() || PatternTags.underNot(pattern.root())) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_WINDOW,
                            part.syntax().region(Part.VIEW, 0).span(),
                            "a data window over a pattern that names an event under 'not', or is annotated, is not"
                                    + " supported",
                            "Leave out the name or the annotation.");
        }
        Map<String, EventType> types = new HashMap<>();
        planner.tags().values().forEach(bound -> bound.type().ifPresent(type -> types.put(bound.stream(), type)));
        if (!pattern.tags().stream().allMatch(tag -> types.containsKey(tag.stream()))) {
            return new Source(Optional.empty(), Scope.empty());
        }
        EventType type = MatchType.of(MatchType.nameOf(name), pattern.tags(), types);
        Scope matches = new Scope(
                Optional.of(new Scope.Bound(type.name(), Optional.of(type), false)),
                Optional.ofNullable(stream.getStreamName()),
                Map.of());
        Optional<WindowPlan> window = windows(stream, model, matches);
        return new Source(
                window.map(
                        one -> new InputPlan.Pattern(pattern.root(), pattern.tags(), false, false, Optional.of(one))),
                window.map(one -> WindowPlanner.after(one, matches)).orElse(matches));
    }

    private Optional<WindowPlan> windows(ProjectedStream stream, EPStatementObjectModel model, Scope scope) {
        String typeName = name + " derived";
        Optional<WindowPlan> window = new WindowPlanner(part, scope, typeName, model.getAnnotations())
                .plan(stream.getViews(), stream.isRetainUnion());
        window.ifPresent(plan -> new WindowUse(part, model).check(plan));
        return window;
    }

    private Source stream(FilterStream stream, EPStatementObjectModel model) {
        Optional<String> alias = Optional.ofNullable(stream.getStreamName());
        FilterPlanner.Planned filter = new FilterPlanner(part)
                .stream(stream.getFilter(), alias, part.syntax().region(Part.STREAM_FILTER, 0));
        Scope scope = new Scope(Optional.of(filter.bound()), alias, Map.of());
        Optional<WindowPlan.Named> named = NamedWindowUse.of(part, stream, 0);
        if (named.isPresent()) {
            return new Source(filter.stream(named.map(WindowPlan.class::cast)).map(InputPlan.class::cast), scope);
        }
        if (!notEmpty(stream.getViews())) {
            return new Source(filter.stream(Optional.empty()).map(InputPlan.class::cast), scope);
        }
        Optional<WindowPlan> window = windows(stream, model, scope);
        filter.contained().ifPresent(plan -> window.ifPresent(one -> ContainedPlanner.check(one, part)));
        return new Source(
                window.flatMap(one -> filter.stream(window)),
                window.map(one -> WindowPlanner.after(one, scope)).orElse(scope));
    }

    /** What is selected from are the measures, under the stream's name. */
    private Source rowMatches(EPStatementObjectModel model, Source source) {
        if (source.scope().own().isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.MATCH_RECOGNIZE, 0).span(),
                            "match_recognize over something else than a stream is not supported",
                            "Insert the matches into a stream and recognize there.");
            return new Source(Optional.empty(), Scope.empty());
        }
        Optional<InputPlan.Stream> stream =
                source.input().filter(InputPlan.Stream.class::isInstance).map(InputPlan.Stream.class::cast);
        Optional<RowMatchPlan> match =
                new RowMatchPlanner(part, source.scope().own().get()).plan(model, stream);
        Scope.Bound measures = new Scope.Bound(RowMatchPlan.ROW, match.map(RowMatchPlan::row), false);
        return new Source(
                stream.flatMap(rows -> match.map(plan -> new InputPlan.RowMatches(rows, plan))),
                new Scope(Optional.of(measures), source.scope().alias(), Map.of()));
    }

    private ExpressionPlanner planner(Scope scope, Part where, int n) {
        return ExpressionPlanner.of(scope, part.syntax().region(where, n), part.findings());
    }

    private static boolean notEmpty(List<?> list) {
        return list != null && !list.isEmpty();
    }
}
