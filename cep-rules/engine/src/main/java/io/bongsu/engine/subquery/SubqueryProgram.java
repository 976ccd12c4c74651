package io.bongsu.engine.subquery;

import io.bongsu.engine.aggregate.AggregateProgram;
import io.bongsu.engine.contained.ContainedProgram;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.expression.Subqueries.Kind;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.join.JoinLookup;
import io.bongsu.engine.join.SeveralValues;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.window.WindowProgram;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subquery, ready to be run.
 *
 * <p>Shape: expressions see the statement's tags and behind them the subquery's event. Aggregates of a subquery that looks at
 * nothing of the statement in its {@code where} are kept up to date; others are computed when they are asked for.
 *
 * <p>Cost: one look-up in an index where {@code where} has an equality or a range with a field of the statement's row.
 */
public final class SubqueryProgram {
    private final SubqueryPlan plan;
    private final FilterProgram filter;
    private final ContainedProgram contained;
    private final WindowProgram window;
    private final JoinLookup lookup;
    private final Evaluator where;
    private final RowCondition condition;
    private final Evaluator having;
    private final Evaluator[] columns;
    private final Evaluator[] groupBy;
    private final AggregateProgram aggregates;
    private final boolean correlated;
    private final EventType rowType;
    private final Object[] row;
    private final Scope scope;
    private final Scope filtering = new Scope();

    /** {@code statement} is the layout of the statement, {@code own} the stream of its event at hand, if it has no tags. */
    public SubqueryProgram(SubqueryPlan plan, Layout statement, Optional<String> own, Geography geography) {
        this.plan = plan;
        Map<String, EventType> types = statement.types();
        String stream = plan.input().filter().stream();
        String rows = plan.input().rows();
        EventType type = types.get(stream);
        if (type == null) {
            throw new PlanException("a subquery's stream must be known, stream=" + stream);
        }
        Layout filtered = new Layout(Optional.of(type), List.of(), types, statement.context());
        this.filter = new FilterProgram(plan.input().filter(), new ExpressionCompiler(filtered, geography));
        this.contained = ContainedProgram.of(plan.input(), filtered, geography);
        Layout alone = new Layout(Optional.of(types.get(rows)), List.of(), types, statement.context());
        ExpressionCompiler ofEvent = new ExpressionCompiler(alone, geography);
        this.window = plan.input()
                .window()
                .map(one -> WindowProgram.of(one, alone, geography))
                .orElse(null);
        List<TagPlan> all = new ArrayList<>(statement.tags());
        own.ifPresent(outer -> all.add(new TagPlan(plan.outer(), outer, false)));
        all.add(new TagPlan(plan.name(), rows, false));
        this.row = new Object[all.size()];
        this.scope = new Scope().bindings(row);
        ExpressionCompiler compiler =
                new ExpressionCompiler(new Layout(Optional.empty(), all, types, statement.context()), geography);
        this.lookup = new JoinLookup(all.stream().map(TagPlan::name).toList(), plan.where(), compiler);
        this.where = plan.where().map(compiler::compile).orElse(null);
        this.condition = new RowCondition(plan.where(), plan.name(), compiler);
        this.having = plan.having().map(compiler::compile).orElse(null);
        this.columns = compile(plan.columns().stream().map(ColumnPlan::value).toList(), compiler);
        this.groupBy = compile(plan.groupBy(), compiler);
        this.aggregates = new AggregateProgram(plan.aggregates(), ofEvent, window != null);
        this.correlated = plan.where()
                .map(condition -> looksOutside(condition, plan.name()))
                .orElse(false);
        this.rowType = new EventType(
                plan.name(),
                plan.columns().stream()
                        .map(column -> new Field(column.name(), column.value().type()))
                        .toList());
    }

    private static boolean looksOutside(ExprPlan condition, String name) {
        return References.fieldsOf(condition).stream()
                .anyMatch(field -> !field.source().equals(name));
    }

    private static Evaluator[] compile(List<ExprPlan> plans, ExpressionCompiler compiler) {
        return plans.stream().map(compiler::compile).toArray(Evaluator[]::new);
    }

    public FilterProgram filter() {
        return filter;
    }

    /** What takes the events inside of an event out of it; null where events are taken as they come. */
    ContainedProgram contained() {
        return contained;
    }

    /** The named window that is read, if one is. */
    public Optional<String> reads() {
        return plan.input().named();
    }

    WindowProgram window() {
        return window;
    }

    JoinLookup lookup() {
        return lookup;
    }

    AggregateProgram aggregates() {
        return aggregates;
    }

    Kind kind() {
        if (!plan.groupBy().isEmpty()) {
            return Kind.GROUPS;
        }
        return plan.aggregates().isEmpty() ? Kind.EVENTS : Kind.TOTAL;
    }

    /** Whether aggregates are kept as events come and go. */
    boolean keepsAggregates() {
        return kind() != Kind.EVENTS && !correlated;
    }

    /** Whether events are kept to be looked at. */
    boolean keepsEvents() {
        return window != null && !keepsAggregates();
    }

    Scope filtering(Event event, long nowMillis) {
        return filtering.own(event).at(nowMillis);
    }

    /** The scope of the subquery's expressions, for the statement's row at hand. */
    Scope ask(Scope asking) {
        for (int i = 0; i < row.length - 1; i++) {
            row[i] = plan.outer().isEmpty() ? asking.binding(i) : asking.own();
        }
        return scope.at(asking.nowMillis());
    }

    /** The statement's row, and behind it the subquery's event. */
    Object[] row() {
        return row;
    }

    /** The scope of the subquery's expressions with the event at hand. */
    Scope with(Event event) {
        row[row.length - 1] = event;
        return scope.own(event);
    }

    Scope at(long nowMillis) {
        return scope.at(nowMillis);
    }

    void release() {
        java.util.Arrays.fill(row, null);
        scope.own(null).aggregates(null);
    }

    boolean passesWhere() {
        return where == null || where.holds(scope);
    }

    /** Whether the event at hand is selected, where rows are single events. */
    boolean isSelected() {
        return condition.passes(scope);
    }

    boolean passesHaving() {
        return having == null || having.holds(scope);
    }

    /** Whether there is a having, and the group at hand is that of null. */
    boolean isHavingOfNull() {
        return having != null && groupBy.length == 1 && groupBy[0].evaluate(scope) == null;
    }

    Object groupKey() {
        if (groupBy.length == 1) {
            return groupBy[0].evaluate(scope);
        }
        Object[] values = new Object[groupBy.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = groupBy[i].evaluate(scope);
        }
        return new SeveralValues(values);
    }

    /** The value of the only column, or a row of all. */
    Object selected() {
        if (columns.length == 1) {
            return columns[0].evaluate(scope);
        }
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].evaluate(scope);
        }
        return Event.row(rowType, values);
    }
}
