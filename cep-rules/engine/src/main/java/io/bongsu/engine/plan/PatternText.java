package io.bongsu.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pattern as an indented tree. Nodes are numbered from 0, parents before children, first child first (a repeat's
 * operand before its {@code until}).
 */
final class PatternText implements PatternPlan.Cases<Void> {
    private final TextLines lines;
    private int next;

    PatternText(TextLines lines) {
        this.lines = lines;
    }

    @Override
    public Void filter(PatternPlan.Filter filter) {
        String level = filter.level() == 0 ? "" : " @consume(" + filter.level() + ")";
        return node(
                filter.tag().map(tag -> tag + " = ").orElse("") + StatementText.filter(filter.filter()) + level,
                List.of());
    }

    @Override
    public Void every(PatternPlan.Every every) {
        return node("every", List.of(every.operand()));
    }

    @Override
    public Void everyDistinct(PatternPlan.EveryDistinct every) {
        String expiry =
                every.expiry().map(length -> ", each for " + duration(length)).orElse("");
        return node("every distinct " + ExprText.list(every.keys()) + expiry, List.of(every.operand()));
    }

    @Override
    public Void followedBy(PatternPlan.FollowedBy followedBy) {
        String limits = followedBy.limits().stream()
                .map(limit -> limit.map(ExprText::of).orElse("any"))
                .collect(Collectors.joining(", "));
        return node(limits.isEmpty() ? "followed by" : "followed by, at most " + limits, followedBy.operands());
    }

    @Override
    public Void and(PatternPlan.And and) {
        return node("and", and.operands());
    }

    @Override
    public Void or(PatternPlan.Or or) {
        return node("or", or.operands());
    }

    @Override
    public Void not(PatternPlan.Not not) {
        return node("not", List.of(not.operand()));
    }

    @Override
    public Void interval(PatternPlan.Interval interval) {
        return node("interval " + duration(interval.duration()), List.of());
    }

    @Override
    public Void at(PatternPlan.At at) {
        return node("at " + CrontabText.of(at.crontab()), List.of());
    }

    @Override
    public Void schedule(PatternPlan.Schedule schedule) {
        return node("schedule " + ExprText.of(schedule.text()), List.of());
    }

    @Override
    public Void within(PatternPlan.Within within) {
        return node("within " + duration(within.duration()), List.of(within.operand()));
    }

    @Override
    public Void withinMax(PatternPlan.WithinMax within) {
        return node(
                "within " + duration(within.duration()) + ", at most " + ExprText.of(within.count()) + " times",
                List.of(within.operand()));
    }

    @Override
    public Void whilst(PatternPlan.While guard) {
        return node("while " + ExprText.of(guard.condition()), List.of(guard.operand()));
    }

    @Override
    public Void repeat(PatternPlan.Repeat repeat) {
        node("repeat [" + bound(repeat.low()) + ":" + bound(repeat.high()) + "]", List.of(repeat.operand()));
        repeat.until()
                .ifPresent(until -> lines.indented(() -> {
                    lines.add("until");
                    lines.indented(() -> until.fold(this));
                }));
        return null;
    }

    private Void node(String text, List<PatternPlan> operands) {
        lines.add(next++ + " " + text);
        lines.indented(() -> operands.forEach(operand -> operand.fold(this)));
        return null;
    }

    private static String bound(Optional<ExprPlan> bound) {
        return bound.map(ExprText::of).orElse("");
    }

    private static String duration(ExprPlan duration) {
        boolean constant = duration instanceof ExprPlan.Literal literal && literal.value() instanceof Long;
        return constant ? ((ExprPlan.Literal) duration).value() + " ms" : ExprText.of(duration);
    }
}
