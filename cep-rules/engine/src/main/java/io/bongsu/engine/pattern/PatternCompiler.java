package io.bongsu.engine.pattern;

import io.bongsu.engine.calendar.CrontabProgram;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.schemas.EventType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns a pattern plan into a {@link PatternProgram}. Errors: PlanException for names that the types do not know. */
public final class PatternCompiler implements PatternPlan.Cases<Node> {
    /** The calendar of rules that name no time zone. */
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final Map<String, EventType> types;
    private final Geography geography;
    /** What tags are at the place at work: one under a repeat is an array only outside of it. */
    private Layout layout;

    private ExpressionCompiler overTags;
    private final TreeMap<Integer, FilterProgram> filters = new TreeMap<>();

    private PatternCompiler(InputPlan.Pattern plan, Layout outside, Geography geography) {
        this.types = outside.types();
        this.geography = geography;
        this.layout = outside;
        over(plan.tags());
    }

    private void over(List<TagPlan> tags) {
        layout = new Layout(Optional.empty(), tags, types, layout.context());
        overTags = new ExpressionCompiler(layout, geography);
    }

    public static PatternProgram compile(InputPlan.Pattern plan, Map<String, EventType> types, Geography geography) {
        return compile(plan, new Layout(Optional.empty(), List.of(), types), geography);
    }

    /** As {@link #compile(InputPlan.Pattern, Map, Geography)}, within what the layout knows of types and context. */
    public static PatternProgram compile(InputPlan.Pattern plan, Layout outside, Geography geography) {
        PatternCompiler compiler = new PatternCompiler(plan, outside, geography);
        Node root = plan.root().fold(compiler);
        return new PatternProgram(root, plan, compiler.filters);
    }

    @Override
    public Node filter(PatternPlan.Filter filter) {
        FilterPlan wanted = filter.filter();
        EventType type = types.get(wanted.stream());
        if (type == null) {
            throw new PlanException("a filter's stream must be known, stream=" + wanted.stream());
        }
        FilterProgram program = new FilterProgram(
                wanted,
                new ExpressionCompiler(
                        new Layout(Optional.of(type), layout.tags(), types, layout.context()), geography));
        if (filters.put(wanted.id(), program) != null) {
            throw new PlanException("filter ids must be unique, id=" + wanted.id());
        }
        return new FilterNode(program, filter.tag().map(this::tagIndex).orElse(FilterNode.UNTAGGED), filter.level());
    }

    private int tagIndex(String tag) {
        int index = layout.tagIndex(tag);
        if (index < 0) {
            throw new PlanException("a tag must be declared, tag=" + tag);
        }
        return index;
    }

    @Override
    public Node every(PatternPlan.Every every) {
        return new EveryNode(every.operand().fold(this));
    }

    @Override
    public Node everyDistinct(PatternPlan.EveryDistinct every) {
        return new EveryDistinctNode(
                every.operand().fold(this),
                every.keys().stream().map(overTags::compile).toList(),
                every.keys().stream().map(ExprPlan::type).toList(),
                every.expiry().map(overTags::compile).orElse(null));
    }

    @Override
    public Node followedBy(PatternPlan.FollowedBy followedBy) {
        List<Evaluator> limits = new ArrayList<>();
        followedBy
                .limits()
                .forEach(limit -> limits.add(limit.map(overTags::compile).orElse(null)));
        return new FollowedByNode(all(followedBy.operands()), limits);
    }

    @Override
    public Node and(PatternPlan.And and) {
        return new AndNode(all(and.operands()));
    }

    @Override
    public Node or(PatternPlan.Or or) {
        return new OrNode(all(or.operands()));
    }

    @Override
    public Node not(PatternPlan.Not not) {
        return new NotNode(not.operand().fold(this));
    }

    @Override
    public Node interval(PatternPlan.Interval interval) {
        return new IntervalNode(overTags.compile(interval.duration()));
    }

    @Override
    public Node at(PatternPlan.At at) {
        return new AtNode(new CrontabProgram(at.crontab(), overTags, ZONE));
    }

    @Override
    public Node schedule(PatternPlan.Schedule schedule) {
        return new ScheduleNode(overTags.compile(schedule.text()), ZONE);
    }

    @Override
    public Node within(PatternPlan.Within within) {
        return new WithinNode(within.operand().fold(this), overTags.compile(within.duration()));
    }

    @Override
    public Node withinMax(PatternPlan.WithinMax within) {
        return new WithinMaxNode(
                within.operand().fold(this), overTags.compile(within.duration()), overTags.compile(within.count()));
    }

    @Override
    public Node whilst(PatternPlan.While guard) {
        return new WhileNode(guard.operand().fold(this), overTags.compile(guard.condition()));
    }

    @Override
    public Node repeat(PatternPlan.Repeat repeat) {
        TreeSet<Integer> tags = new TreeSet<>();
        collectTags(repeat.operand(), tags);
        return new RepeatNode(
                inside(repeat.operand()),
                repeat.low().map(overTags::compile),
                repeat.high().map(overTags::compile),
                repeat.until().map(until -> until.fold(this)),
                new ArrayList<>(tags));
    }

    /** The operand of a repeat: what it binds directly is one event there. */
    private Node inside(PatternPlan operand) {
        List<TagPlan> outside = layout.tags();
        List<String> single = PatternTags.single(operand);
        over(outside.stream()
                .map(tag -> single.contains(tag.name()) ? new TagPlan(tag.name(), tag.stream(), false) : tag)
                .toList());
        Node node = operand.fold(this);
        over(outside);
        return node;
    }

    private void collectTags(PatternPlan pattern, TreeSet<Integer> tags) {
        for (String tag : PatternTags.of(pattern)) {
            tags.add(tagIndex(tag));
        }
    }

    private List<Node> all(List<PatternPlan> operands) {
        return operands.stream().map(operand -> operand.fold(this)).toList();
    }
}
