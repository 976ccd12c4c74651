package io.bongsu.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The expressions of one node of a pattern, those of its operands and of its filter not among them. */
public final class PatternExpressions implements PatternPlan.Cases<List<ExprPlan>> {
    private PatternExpressions() {}

    public static List<ExprPlan> of(PatternPlan pattern) {
        return pattern.fold(new PatternExpressions());
    }

    private static List<ExprPlan> present(List<Optional<ExprPlan>> expressions) {
        return expressions.stream().flatMap(Optional::stream).toList();
    }

    @Override
    public List<ExprPlan> filter(PatternPlan.Filter filter) {
        return List.of();
    }

    @Override
    public List<ExprPlan> every(PatternPlan.Every every) {
        return List.of();
    }

    @Override
    public List<ExprPlan> everyDistinct(PatternPlan.EveryDistinct every) {
        List<ExprPlan> expressions = new ArrayList<>(every.keys());
        every.expiry().ifPresent(expressions::add);
        return expressions;
    }

    @Override
    public List<ExprPlan> followedBy(PatternPlan.FollowedBy followedBy) {
        return present(followedBy.limits());
    }

    @Override
    public List<ExprPlan> and(PatternPlan.And and) {
        return List.of();
    }

    @Override
    public List<ExprPlan> or(PatternPlan.Or or) {
        return List.of();
    }

    @Override
    public List<ExprPlan> not(PatternPlan.Not not) {
        return List.of();
    }

    @Override
    public List<ExprPlan> interval(PatternPlan.Interval interval) {
        return List.of(interval.duration());
    }

    @Override
    public List<ExprPlan> at(PatternPlan.At at) {
        return CrontabText.expressions(at.crontab());
    }

    @Override
    public List<ExprPlan> schedule(PatternPlan.Schedule schedule) {
        return List.of(schedule.text());
    }

    @Override
    public List<ExprPlan> within(PatternPlan.Within within) {
        return List.of(within.duration());
    }

    @Override
    public List<ExprPlan> withinMax(PatternPlan.WithinMax within) {
        return List.of(within.duration(), within.count());
    }

    @Override
    public List<ExprPlan> whilst(PatternPlan.While guard) {
        return List.of(guard.condition());
    }

    @Override
    public List<ExprPlan> repeat(PatternPlan.Repeat repeat) {
        return present(List.of(repeat.low(), repeat.high()));
    }
}
