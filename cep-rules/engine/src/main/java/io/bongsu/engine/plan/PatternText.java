package io.bongsu.engine.plan;

import java.util.List;
import java.util.Optional;

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
        return node(filter.tag().map(tag -> tag + " = ").orElse("") + StatementText.filter(filter.filter()), List.of());
    }

    @Override
    public Void every(PatternPlan.Every every) {
        return node("every", List.of(every.operand()));
    }

    @Override
    public Void followedBy(PatternPlan.FollowedBy followedBy) {
        return node("followed by", followedBy.operands());
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
    public Void within(PatternPlan.Within within) {
        return node("within " + duration(within.duration()), List.of(within.operand()));
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
