package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ColumnPlan;
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
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
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
        List<StatementDraft.Column> columns = columns(model, source);
        Optional<ExprPlan> having = Optional.ofNullable(model.getHavingClause())
                .flatMap(condition -> ExpressionPlanner.of(
                                scope, part.syntax().region(Part.HAVING, 0), part.findings(), slots)
                        .condition(condition)
                        .plan());
        OutputPlan output = new OutputPlanner(part, model).plan(scope, slots, grouping.levels());
        refuseLocalGroups(source, output, groupBy);
        refuseLimit(output, groupBy, having.isPresent());
        joins.ifPresent(join -> join.refuse(output, slots.plans()));
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
        if (part.findings().errors() > errors || source.input().isEmpty()) {
            return Optional.empty();
        }
        InputPlan input = source.input().get();
        return Optional.of(new StatementDraft(
                input, JoinPlanner.condition(input, where), slots.plans(), groupBy, having, columns, output));
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

    private List<StatementDraft.Column> columns(EPStatementObjectModel model, Source source) {
        SelectClause select = model.getSelectClause();
        List<StatementDraft.Column> columns = new ArrayList<>();
        List<SelectClauseElement> elements = select == null ? List.of() : select.getSelectList();
        for (int i = 0; i < elements.size(); i++) {
            Region region = part.syntax().region(Part.SELECT_ITEM, i);
            SelectClauseElement element = elements.get(i);
            if (element instanceof SelectClauseWildcard && isVariant(source.scope())) {
                boolean plain = elements.size() == 1 && !select.isDistinct() && model.getOutputLimitClause() == null;
                variantWildcard(source, plain, region.span(), columns);
            } else if (element instanceof SelectClauseWildcard && isAlone(model, source)) {
                source.scope().own().flatMap(Scope.Bound::type).ifPresent(type -> {
                    part.streams().takeAlone(name, type);
                    fields(type, region.span(), columns);
                });
            } else if (element instanceof SelectClauseWildcard) {
                wildcard(source, region.span(), columns);
            } else if (element instanceof SelectClauseExpression expression) {
                if (expression.isAnnotatedByEventFlag()) {
                    unsupported(region.span(), "@eventbean");
                }
                Typed value = ExpressionPlanner.of(source.scope(), region, part.findings(), slots)
                        .plan(expression.getExpression());
                value.plan()
                        .ifPresent(plan -> columns.add(new StatementDraft.Column(
                                Optional.ofNullable(expression.getAsName()), plan, true, region.span())));
            } else if (element instanceof SelectClauseStreamWildcard stream
                    && source.scope().joined()) {
                streamWildcard(stream, source.scope(), region.span(), columns);
            } else if (!(element instanceof SelectClauseStreamWildcard stream)
                    || !eventWildcard(stream, elements, source, region.span(), columns)) {
                unsupported(region.span(), "'event.*' (name the fields)");
            }
        }
        return columns;
    }

    /** {@code a.*} of the only stream, or of a tag of a pattern; whether it can be planned. */
    private boolean eventWildcard(
            SelectClauseStreamWildcard wildcard,
            List<SelectClauseElement> elements,
            Source source,
            Span span,
            List<StatementDraft.Column> columns) {
        Scope scope = source.scope();
        String stream = wildcard.getStreamName();
        boolean all = elements.stream().anyMatch(SelectClauseWildcard.class::isInstance);
        if (scope.own().isEmpty()) {
            Scope.Bound tag = scope.tags().get(stream);
            if (tag == null || tag.array() || tag.type().isEmpty() || wildcard.getOptionalColumnName() != null || all) {
                return false;
            }
            streamWildcard(wildcard, scope, span, columns);
            return true;
        }
        Optional<EventType> type = scope.own().flatMap(Scope.Bound::type);
        if (type.isEmpty() || !scope.alias().filter(stream::equals).isPresent() || isVariant(scope)) {
            return false;
        }
        if (wildcard.getOptionalColumnName() != null) {
            ExprPlan event = new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, List.of(), ValueType.rowOf(type.get()));
            columns.add(new StatementDraft.Column(Optional.of(wildcard.getOptionalColumnName()), event, false, span));
        } else if (!all) {
            wildcard(source, span, columns);
        }
        return true;
    }

    /** {@code a.*}: the fields of a joined stream's event; with a name, the event itself. */
    private void streamWildcard(
            SelectClauseStreamWildcard wildcard, Scope scope, Span span, List<StatementDraft.Column> columns) {
        String stream = wildcard.getStreamName();
        Optional<EventType> type = Optional.ofNullable(scope.tags().get(stream)).flatMap(Scope.Bound::type);
        if (type.isEmpty()) {
            return;
        }
        if (wildcard.getOptionalColumnName() != null) {
            ExprPlan value = new ExprPlan.FieldRef(stream, List.of(), ValueType.rowOf(type.get()));
            columns.add(new StatementDraft.Column(Optional.of(wildcard.getOptionalColumnName()), value, false, span));
            return;
        }
        takeWhole(type.get(), span);
        for (Field field : type.get().fields()) {
            ExprPlan value = new ExprPlan.FieldRef(stream, List.of(ExprPlan.Step.field(field.name())), field.type());
            columns.add(new StatementDraft.Column(Optional.of(field.name()), value, false, span));
        }
    }

    private boolean isVariant(Scope scope) {
        return scope.own()
                .map(Scope.Bound::stream)
                .flatMap(part.streams()::variant)
                .isPresent();
    }

    /** All fields of an event, whichever it has: nobody but the outside can take them. */
    private void variantWildcard(Source source, boolean alone, Span span, List<StatementDraft.Column> columns) {
        if (!alone || inserts) {
            unsupported(span, "'*' of a variant stream, beside others or to insert it");
            return;
        }
        source.scope().own().flatMap(Scope.Bound::type).ifPresent(type -> {
            ExprPlan event = new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, List.of(), ValueType.rowOf(type));
            columns.add(new StatementDraft.Column(Optional.of(ColumnPlan.EVENT), event, false, span));
        });
    }

    private void wildcard(Source source, Span span, List<StatementDraft.Column> columns) {
        Optional<EventType> own = source.scope().own().flatMap(Scope.Bound::type);
        own.ifPresent(type -> {
            takeWhole(type, span);
            fields(type, span, columns);
        });
        if (source.input().isPresent() && source.scope().own().isEmpty()) {
            source.scope()
                    .tags()
                    .forEach((tag, bound) -> bound.type().ifPresent(type -> {
                        ValueType row = ValueType.rowOf(type);
                        ExprPlan value =
                                new ExprPlan.FieldRef(tag, List.of(), bound.array() ? ValueType.arrayOf(row) : row);
                        columns.add(new StatementDraft.Column(Optional.of(tag), value, false, span));
                    }));
        }
    }

    private static void fields(EventType type, Span span, List<StatementDraft.Column> columns) {
        for (Field field : type.fields()) {
            ExprPlan value = new ExprPlan.FieldRef(
                    ExprPlan.FieldRef.OWN, List.of(ExprPlan.Step.field(field.name())), field.type());
            columns.add(new StatementDraft.Column(Optional.of(field.name()), value, false, span));
        }
    }

    /** Whether all fields of a stream's events are selected as they are, for the outside alone. */
    private static boolean isAlone(EPStatementObjectModel model, Source source) {
        return model.getSelectClause().getSelectList().size() == 1
                && !model.getSelectClause().isDistinct()
                && model.getInsertInto() == null
                && model.getGroupByClause() == null
                && model.getOutputLimitClause() == null
                && model.getMatchRecognizeClause() == null
                && source.input()
                        .filter(input -> input instanceof InputPlan.Stream stream
                                && stream.rows().equals(stream.filter().stream()))
                        .isPresent()
                && source.input().map(InputPlan.Stream.class::cast).get().filter().stream()
                        .equals(source.scope().own().map(Scope.Bound::stream).orElse(""));
    }

    private void takeWhole(EventType type, Span span) {
        part.streams().takeWhole(type, part.findings().inFile(span));
    }

    private void unsupported(Span span, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        span,
                        "this part of select is not supported yet: " + construct,
                        "");
    }

    private ExpressionPlanner planner(Scope scope, Part where, int n) {
        return ExpressionPlanner.of(scope, part.syntax().region(where, n), part.findings());
    }

    private static boolean notEmpty(List<?> list) {
        return list != null && !list.isEmpty();
    }
}
