package io.bongsu.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** The operands of a pattern, in text order: for walks that look at every node in the same way. */
public final class PatternOperands implements PatternPlan.Cases<List<PatternPlan>> {
    private PatternOperands() {}

    public static List<PatternPlan> of(PatternPlan pattern) {
        return pattern.fold(new PatternOperands());
    }

    @Override
    public List<PatternPlan> filter(PatternPlan.Filter filter) {
        return List.of();
    }

    @Override
    public List<PatternPlan> every(PatternPlan.Every every) {
        return List.of(every.operand());
    }

    @Override
    public List<PatternPlan> everyDistinct(PatternPlan.EveryDistinct every) {
        return List.of(every.operand());
    }

    @Override
    public List<PatternPlan> followedBy(PatternPlan.FollowedBy followedBy) {
        return followedBy.operands();
    }

    @Override
    public List<PatternPlan> and(PatternPlan.And and) {
        return and.operands();
    }

    @Override
    public List<PatternPlan> or(PatternPlan.Or or) {
        return or.operands();
    }

    @Override
    public List<PatternPlan> not(PatternPlan.Not not) {
        return List.of(not.operand());
    }

    @Override
    public List<PatternPlan> interval(PatternPlan.Interval interval) {
        return List.of();
    }

    @Override
    public List<PatternPlan> at(PatternPlan.At at) {
        return List.of();
    }

    @Override
    public List<PatternPlan> schedule(PatternPlan.Schedule schedule) {
        return List.of();
    }

    @Override
    public List<PatternPlan> within(PatternPlan.Within within) {
        return List.of(within.operand());
    }

    @Override
    public List<PatternPlan> withinMax(PatternPlan.WithinMax within) {
        return List.of(within.operand());
    }

    @Override
    public List<PatternPlan> whilst(PatternPlan.While guard) {
        return List.of(guard.operand());
    }

    @Override
    public List<PatternPlan> repeat(PatternPlan.Repeat repeat) {
        List<PatternPlan> children = new ArrayList<>(List.of(repeat.operand()));
        repeat.until().ifPresent(children::add);
        return children;
    }
}
