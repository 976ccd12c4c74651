package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateProgram;
import io.bongsu.engine.contained.ContainedProgram;
import io.bongsu.engine.expression.ContextSlot;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.named.NamedView;
import io.bongsu.engine.pattern.PatternCompiler;
import io.bongsu.engine.pattern.PatternProgram;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContainedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.MatchType;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.recognize.RowProgram;
import io.bongsu.engine.subquery.SubqueryProgram;
import io.bongsu.engine.window.PriorEvents;
import io.bongsu.engine.window.Window;
import io.bongsu.engine.window.WindowProgram;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A statement, ready to be run.
 *
 * <p>Shape: either {@code pattern}, {@code join} or {@code filter} is there, with or without {@code window}. One thread: the
 * machines of a program share its scratch space.
 *
 * <p>Errors: {@link PlanException} when the plan does not fit the types.
 */
public final class StatementProgram implements MachineProgram {
    private final StatementPlan plan;
    private final PatternProgram pattern;
    private final FilterProgram filter;
    private final SortedMap<Integer, FilterProgram> filters;
    private final ContainedProgram contained;
    private final WindowProgram window;
    private final RowProgram rows;
    private final JoinSources join;
    private final TriggerProgram trigger;
    private final List<SubqueryProgram> subqueries;
    private final Evaluator where;
    private final Evaluator having;
    private final List<Evaluator> columns;
    private final List<Evaluator> sortKeys;
    private final AggregateProgram aggregates;
    private final RowKind rowKind;
    private final List<String> tags;
    private final EventType matchType;
    private final List<EventType> containedTypes;
    private final Lookout lookout;
    private final Neighbourhood neighbourhood;
    private final Selector selector;
    private final StreamMachine.Step step = new StreamMachine.Step();

    public StatementProgram(StatementPlan plan, Map<String, EventType> types, Geography geography) {
        this(plan, types, geography, Optional.empty());
    }

    /** As the other one, for a statement that runs under a context with these properties. */
    public StatementProgram(
            StatementPlan plan, Map<String, EventType> streams, Geography geography, Optional<ContextSlot> context) {
        this.plan = plan;
        this.containedTypes = PlanParts.of(plan, ContainedPlan.class).stream()
                .map(ContainedPlan::row)
                .toList();
        Map<String, EventType> types = new HashMap<>(streams);
        containedTypes.forEach(type -> types.put(type.name(), type));
        Layout input = plan.input().fold(new InputPlan.Cases<Layout>() {
            @Override
            public Layout stream(InputPlan.Stream input) {
                return new Layout(Optional.of(typeOf(input.rows(), types)), List.of(), types, context);
            }

            @Override
            public Layout pattern(InputPlan.Pattern input) {
                return new Layout(Optional.empty(), input.tags(), types, context);
            }

            @Override
            public Layout rowMatches(InputPlan.RowMatches input) {
                return new Layout(Optional.of(input.match().row()), List.of(), types, context);
            }

            @Override
            public Layout trigger(InputPlan.Trigger input) {
                return new Layout(Optional.empty(), input.tags(), types, context);
            }

            @Override
            public Layout join(InputPlan.Join input) {
                return JoinSources.layout(input, types, context);
            }
        });
        this.join =
                plan.input() instanceof InputPlan.Join joined ? new JoinSources(joined, plan, input, geography) : null;
        this.trigger = plan.input() instanceof InputPlan.Trigger asking
                ? new TriggerProgram(asking, plan, input, geography)
                : null;
        if (trigger != null) {
            this.pattern = trigger.pattern();
            this.filter = trigger.filter();
            this.contained = null;
            this.window = null;
            this.rows = null;
            this.matchType = null;
        } else if (join != null) {
            this.pattern = null;
            this.filter = null;
            this.contained = null;
            this.window = null;
            this.rows = null;
            this.matchType = null;
        } else if (plan.input() instanceof InputPlan.Pattern matches) {
            this.pattern = PatternCompiler.compile(matches, input, geography);
            this.filter = null;
            this.contained = null;
            this.rows = null;
            this.matchType = matches.window().isEmpty()
                    ? null
                    : MatchType.of(MatchType.nameOf(plan.name()), matches.tags(), types);
            Layout ofMatch = new Layout(Optional.ofNullable(matchType), List.of(), types, context);
            this.window = matches.window()
                    .map(window -> WindowProgram.of(window, ofMatch, geography))
                    .orElse(null);
        } else {
            boolean ofRows = plan.input() instanceof InputPlan.RowMatches;
            InputPlan.Stream stream =
                    ofRows ? ((InputPlan.RowMatches) plan.input()).stream() : (InputPlan.Stream) plan.input();
            Layout ofEvent =
                    new Layout(Optional.of(typeOf(stream.filter().stream(), types)), List.of(), types, context);
            Layout ofRow = new Layout(Optional.of(typeOf(stream.rows(), types)), List.of(), types, context);
            this.pattern = null;
            this.matchType = null;
            this.filter = new FilterProgram(stream.filter(), new ExpressionCompiler(ofEvent, geography));
            this.contained = ContainedProgram.of(stream, ofEvent, geography);
            this.window = stream.window()
                    .map(window ->
                            WindowProgram.of(window, ofRow, geography, makes() == null && Lookout.isPassing(plan)))
                    .orElse(null);
            this.rows = plan.input() instanceof InputPlan.RowMatches matches
                    ? new RowProgram(matches.match(), ofRow, geography, window != null)
                    : null;
        }
        Layout layout = window == null || rows != null
                ? input
                : new Layout(Optional.of(window.rowType()), List.of(), types, context);
        ExpressionCompiler compiler = new ExpressionCompiler(layout, geography);
        SortedMap<Integer, FilterProgram> own = pattern != null
                ? pattern.filters()
                : join != null
                        ? join.filters()
                        : reads() != null ? new TreeMap<>() : new TreeMap<>(Map.of(filter.id(), filter));
        Optional<String> ownStream =
                plan.input() instanceof InputPlan.Stream stream ? Optional.of(stream.rows()) : Optional.empty();
        this.subqueries = plan.subqueries().stream()
                .map(subquery -> new SubqueryProgram(subquery, layout, ownStream, geography))
                .toList();
        this.filters = subqueries.isEmpty() ? own : new TreeMap<>(own);
        subqueries.stream()
                .filter(subquery -> subquery.reads().isEmpty())
                .forEach(subquery -> filters.put(subquery.filter().id(), subquery.filter()));
        // Rows of a named window are tested before they are rows.
        this.where =
                trigger != null ? null : plan.where().map(compiler::compile).orElse(null);
        List<Evaluator> groupBy = plan.groupBy().stream().map(compiler::compile).toList();
        this.having = plan.having().map(compiler::compile).orElse(null);
        List<ExprPlan> values = plan.columns().stream().map(ColumnPlan::value).toList();
        this.columns = values.stream().map(compiler::compile).toList();
        this.sortKeys = plan.output().orderBy().stream()
                .map(sort -> compiler.compile(sort.value()))
                .toList();
        boolean leave = join != null || trigger != null || (window != null && rows == null);
        List<AggregatePlan> grouped = LocalGrouping.ofStatement(plan.aggregates());
        LocalGrouping local = grouped.size() == plan.aggregates().size()
                ? null
                : new LocalGrouping(plan.aggregates(), compiler, leave);
        this.aggregates = new AggregateProgram(grouped, compiler, leave);
        this.rowKind = RowKind.of(plan);
        this.tags = layout.tags().stream().map(TagPlan::name).toList();
        this.lookout = Lookout.of(plan);
        this.neighbourhood = lookout.isNone() ? null : new Neighbourhood(window != null && window.isBatch());
        List<ValueType> groupTypes = plan.groupBy().stream().map(ExprPlan::type).toList();
        boolean uneven = isUneven(plan) || plan.output().reclaim().isPresent();
        if (local != null) {
            local.groupings().forEach(grouping -> grouping.uneven(uneven));
        }
        this.selector = new Selector(
                this,
                new Grouping(groupBy, groupTypes, aggregates, local)
                        .uneven(uneven || leavesTwice(plan))
                        .reclaim(plan.output().reclaim().orElse(null))
                        .oldRows(leavingRows()
                                && rowKind == RowKind.GROUP
                                && plan.output().rate().isEmpty()));
    }

    private static EventType typeOf(String stream, Map<String, EventType> types) {
        EventType type = types.get(stream);
        if (type == null) {
            throw new PlanException("a statement's stream must be known, stream=" + stream);
        }
        return type;
    }

    public StatementPlan plan() {
        return plan;
    }

    PatternProgram pattern() {
        return pattern;
    }

    FilterProgram filter() {
        return filter;
    }

    /** What takes the events inside of an event out of it; null where events are taken as they come. */
    ContainedProgram contained() {
        return contained;
    }

    /** The type of matches that are events; null where they are none. */
    EventType matchType() {
        return matchType;
    }

    /** What expressions see around the event at hand; null where none looks. */
    Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    /** What is to be kept for {@code prior}; null for nothing. */
    PriorEvents createPriorEvents() {
        return lookout.priors().length == 0 ? null : new PriorEvents(lookout.priors(), window != null);
    }

    /** Types of events that only this statement makes, and keeps. */
    public List<EventType> ownTypes() {
        List<EventType> types = new ArrayList<>(containedTypes);
        if (matchType != null) {
            types.add(matchType);
        }
        if (window != null
                && join == null
                && (filter == null || !window.rowType().name().equals(filter.stream()))) {
            types.add(window.rowType());
        }
        return types;
    }

    WindowProgram window() {
        return window;
    }

    /** The named window that the statement makes; null for none. */
    String makes() {
        return plan.input() instanceof InputPlan.Stream stream
                        && stream.window().isPresent()
                        && stream.window().get() instanceof WindowPlan.Shared shared
                ? shared.name()
                : null;
    }

    /** The named window that the statement's one stream reads; null for none. */
    private String reads() {
        InputPlan input = plan.input() instanceof InputPlan.RowMatches rows ? rows.stream() : plan.input();
        return input instanceof InputPlan.Stream stream ? stream.named().orElse(null) : null;
    }

    /** A new window of the statement's one stream, or its view of the named window that it reads; null for none. */
    Window createWindow(StatementMachine.Output out) {
        if (reads() != null) {
            return new NamedView(out.windows().get(reads()), filter);
        }
        return window == null ? null : window.create();
    }

    /** What the statement asks a named window; null where it does not. */
    TriggerProgram trigger() {
        return trigger;
    }

    /** Whether it selects from rows of several events. */
    boolean ofRows() {
        return join != null || trigger != null;
    }

    /**
     * Whether all that one event or one time does is selected from at once, as Esper does where rows are sorted as they come;
     * else each match of a pattern is selected from by itself.
     */
    boolean selectsAtOnce() {
        return !plan.output().orderBy().isEmpty() && plan.output().rate().isEmpty();
    }

    /** Whether it shows what came last, as it keeps no window. */
    boolean showsLast() {
        return plan.output().showsLast() && window == null && !ofRows() && rows == null;
    }

    /** Whether rows that leave are selected or inserted. */
    boolean leavingRows() {
        return plan.output().select().leaving()
                || (plan.insertInto().isPresent() && plan.output().insert().leaving());
    }

    /** The row pattern that is looked for in the stream; null where there is none. */
    RowProgram rows() {
        return rows;
    }

    JoinSources join() {
        return join;
    }

    List<SubqueryProgram> subqueries() {
        return subqueries;
    }

    Evaluator where() {
        return where;
    }

    Evaluator having() {
        return having;
    }

    List<Evaluator> columns() {
        return columns;
    }

    List<Evaluator> sortKeys() {
        return sortKeys;
    }

    AggregateProgram aggregates() {
        return aggregates;
    }

    RowKind rowKind() {
        return rowKind;
    }

    List<String> tags() {
        return tags;
    }

    Selector selector() {
        return selector;
    }

    /** What happens to a window in one step; empty between the steps. */
    StreamMachine.Step step() {
        return step;
    }

    @Override
    public StatementMachine create(StatementMachine.Output out) {
        return StatementMachine.of(this, out);
    }

    @Override
    public SortedMap<Integer, FilterProgram> filters() {
        return filters;
    }

    @Override
    public SortedSet<Integer> firstFilters() {
        return pattern != null && subqueries.isEmpty() ? pattern.firstFilters() : new TreeSet<>(filters.keySet());
    }

    @Override
    public boolean tellsContents(String statement) {
        if (plan.insertInto().filter(VariablePlan.SOURCE::equals).isPresent()) {
            return plan.name().equals(statement);
        }
        if (trigger != null) {
            return false;
        }
        if (join != null) {
            return plan.name().equals(statement)
                    && !join.join().isOneWay()
                    && (plan.groupBy().isEmpty() || plan.aggregates().isEmpty() || !isUneven(plan))
                    && selector.tellsContents();
        }
        if (rows == null) {
            return plan.name().equals(statement)
                    && (window == null ? tellsLast() : isInOrder())
                    && selector.tellsContents();
        }
        return plan.name().equals(statement)
                && plan.aggregates().isEmpty()
                && plan.output().limit().isEmpty()
                && plan.output().rate().isEmpty()
                && !plan.output().distinct();
    }

    /** Whether rows may leave that never entered, and the other way round. */
    private static boolean isUneven(StatementPlan plan) {
        return plan.input() instanceof InputPlan.Join join
                && join.steps().stream().anyMatch(step -> step.kind() != InputPlan.JoinKind.INNER);
    }

    /** As in Esper an event leaves twice that one of two windows never takes and the other one lets go at once. */
    private static boolean leavesTwice(StatementPlan plan) {
        return plan.groupBy().isEmpty()
                && PlanParts.of(plan.input(), WindowPlan.Intersection.class).stream()
                        .flatMap(several -> several.windows().stream())
                        .anyMatch(WindowProgram::isChoosy);
    }

    /** Whether it is known what the statement shows without a window. */
    private boolean tellsLast() {
        return !showsLast()
                || (plan.output().rate().isEmpty()
                        && plan.output().levels().isEmpty()
                        && (plan.where().isEmpty()
                                || (neighbourhood() == null && plan.subqueries().isEmpty())));
    }

    /** Whether the window shows its events in Esper's order, and what looks at their neighbours sees those of that moment. */
    private boolean isInOrder() {
        List<WindowPlan> windows = PlanParts.of(plan.input(), WindowPlan.class);
        boolean named = windows.stream()
                .anyMatch(window -> window instanceof WindowPlan.Shared || window instanceof WindowPlan.Named);
        return windows.stream().noneMatch(StatementProgram::isHashed)
                && !(named && windows.stream().anyMatch(WindowPlan.Union.class::isInstance))
                && (neighbourhood() == null || windows.stream().noneMatch(StatementProgram::isOfSeveral));
    }

    /** Esper shows these in the order of a hash table. */
    private static boolean isHashed(WindowPlan window) {
        return window instanceof WindowPlan.Unique unique && unique.criteria().size() > 1;
    }

    private static boolean isOfSeveral(WindowPlan window) {
        return window instanceof WindowPlan.Grouped
                || window instanceof WindowPlan.Intersection
                || window instanceof WindowPlan.Union;
    }

    @Override
    public boolean startsTimers() {
        return (pattern != null && pattern.startsTimers())
                || (window != null && window.startsTimers())
                || plan.output().rate().filter(RatePlan::countsFromStart).isPresent();
    }
}
