package io.bongsu.engine.context;

import io.bongsu.engine.calendar.Crontab;
import io.bongsu.engine.calendar.CrontabProgram;
import io.bongsu.engine.expression.ContextSlot;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.pattern.PatternCompiler;
import io.bongsu.engine.pattern.PatternProgram;
import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.schemas.EventType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Makes the levels of a context from its plan, the last first. */
final class ContextCompiler implements ContextLevelPlan.Cases<Level>, ContextConditionPlan.Cases<Condition> {
    private final ContextPlan plan;
    private final Layout outside;
    private final Geography geography;
    private final List<FilterProgram> filters = new ArrayList<>();
    private Level below;
    private int depth;
    private EventType row;

    ContextCompiler(ContextPlan plan, ContextSlot slot, Map<String, EventType> types, Geography geography) {
        this.plan = plan;
        this.outside = new Layout(Optional.empty(), List.of(), types, Optional.of(slot));
        this.geography = geography;
    }

    Level compile() {
        for (depth = plan.levels().size() - 1; depth >= 0; depth--) {
            row = plan.levels().get(depth).row();
            below = plan.levels().get(depth).fold(this);
            filters.addAll(below.filters());
        }
        return below;
    }

    /** The filters of all levels. */
    List<FilterProgram> filters() {
        return filters;
    }

    private Frame frame(Condition end) {
        return new Frame(depth, plan.levels().size(), row, plan.properties(), end, below);
    }

    @Override
    public Level keyed(ContextLevelPlan.Keyed level) {
        List<FilterCondition> begins = new ArrayList<>();
        level.begins().forEach(begin -> begins.add((FilterCondition) begin.fold(this)));
        return new SegmentedLevel(frame(level.end().fold(this)), new KeyedSegments(items(level.items())), begins);
    }

    @Override
    public Level hash(ContextLevelPlan.Hash level) {
        return new SegmentedLevel(
                frame(TimeCondition.NEVER),
                new HashSegments(items(level.items()), level.functions(), level.granularity(), level.preallocated()),
                List.of());
    }

    @Override
    public Level category(ContextLevelPlan.Category level) {
        List<CategorySegments.Label> labels = new ArrayList<>();
        ExpressionCompiler compiler = compiler(level.filter().stream());
        level.labels()
                .forEach(label ->
                        labels.add(new CategorySegments.Label(label.label(), compiler.compile(label.condition()))));
        return new SegmentedLevel(
                frame(TimeCondition.NEVER), new CategorySegments(filter(level.filter()), labels), List.of());
    }

    @Override
    public Level span(ContextLevelPlan.Span level) {
        ExpressionCompiler ofRow = new ExpressionCompiler(
                new Layout(Optional.of(row), List.of(), outside.types(), outside.context()), geography);
        List<Evaluator> distinct = level.distinct().stream().map(ofRow::compile).toList();
        return new SpanLevel(frame(level.end().fold(this)), level.begin().fold(this), level.overlapping(), distinct);
    }

    private List<KeyedSegments.Item> items(List<ContextLevelPlan.Item> plans) {
        List<KeyedSegments.Item> items = new ArrayList<>();
        for (ContextLevelPlan.Item item : plans) {
            ExpressionCompiler compiler = compiler(item.filter().stream());
            items.add(new KeyedSegments.Item(
                    filter(item.filter()),
                    item.values().stream().map(compiler::compile).toList(),
                    item.values().stream().map(ExprPlan::type).toList()));
        }
        return items;
    }

    private FilterProgram filter(FilterPlan filter) {
        return new FilterProgram(filter, compiler(filter.stream()));
    }

    private ExpressionCompiler compiler(String stream) {
        EventType type = outside.types().get(stream);
        if (type == null) {
            throw new PlanException("a context's stream must be known, context=" + plan.name() + " stream=" + stream);
        }
        return new ExpressionCompiler(
                new Layout(Optional.of(type), List.of(), outside.types(), outside.context()), geography);
    }

    @Override
    public Condition filter(ContextConditionPlan.Filter condition) {
        return new FilterCondition(
                filter(condition.filter()), condition.field().map(this::place).orElse(-1));
    }

    private int place(String field) {
        int place = row.indexOf(field);
        if (place < 0) {
            throw new PlanException("a level's row has a field for all that is bound, field=" + field);
        }
        return place;
    }

    @Override
    public Condition pattern(ContextConditionPlan.Pattern condition) {
        PatternProgram program = PatternCompiler.compile(condition.pattern(), outside, geography);
        Optional<EventType> match = condition
                .field()
                .map(field -> row.fields().get(place(field)).type().row().orElseThrow());
        int[] fields = condition
                .field()
                .map(field -> new int[] {place(field)})
                .orElseGet(() -> program.tags().stream().mapToInt(row::indexOf).toArray());
        return new PatternCondition(program, fields, match, condition.inclusive(), condition.now());
    }

    @Override
    public Condition after(ContextConditionPlan.After condition) {
        Evaluator length = new ExpressionCompiler(outside, geography).compile(condition.millis());
        Scope scope = new Scope();
        LongUnaryOperator due = now -> {
            if (!(length.evaluate(scope.at(now)) instanceof Number millis)
                    || now > Long.MAX_VALUE - millis.longValue()) {
                return Long.MAX_VALUE;
            }
            return now + Math.max(0, millis.longValue());
        };
        return new TimeCondition(due, condition.now(), false);
    }

    @Override
    public Condition calendarAfter(ContextConditionPlan.CalendarAfter condition) {
        return new TimeCondition(condition.length()::after, condition.now(), false);
    }

    @Override
    public Condition crontab(ContextConditionPlan.Crontab condition) {
        ExpressionCompiler compiler = new ExpressionCompiler(outside, geography);
        List<Crontab> crontabs = condition.crontabs().stream()
                .map(crontab -> new CrontabProgram(crontab, compiler, ZoneOffset.UTC).in(new Scope()))
                .toList();
        LongUnaryOperator next = now -> crontabs.stream()
                .mapToLong(crontab -> crontab.nextAfter(now))
                .min()
                .orElse(Long.MAX_VALUE);
        return new TimeCondition(next, condition.now(), true);
    }

    @Override
    public Condition now(ContextConditionPlan.Now condition) {
        return TimeCondition.NOW;
    }

    @Override
    public Condition never(ContextConditionPlan.Never condition) {
        return TimeCondition.NEVER;
    }
}
