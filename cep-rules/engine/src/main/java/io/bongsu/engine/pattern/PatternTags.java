package io.bongsu.engine.pattern;

import io.bongsu.engine.plan.PatternPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tags that a pattern binds, in text order. */
final class PatternTags implements PatternPlan.Cases<Void> {
    private final List<String> tags = new ArrayList<>();

    private PatternTags() {}

    static List<String> of(PatternPlan pattern) {
        PatternTags collector = new PatternTags();
        pattern.fold(collector);
        return collector.tags;
    }

    private Void all(List<PatternPlan> operands) {
        operands.forEach(operand -> operand.fold(this));
        return null;
    }

    @Override
    public Void filter(PatternPlan.Filter filter) {
        filter.tag().ifPresent(tags::add);
        return null;
    }

    @Override
    public Void every(PatternPlan.Every every) {
        return every.operand().fold(this);
    }

    @Override
    public Void followedBy(PatternPlan.FollowedBy followedBy) {
        return all(followedBy.operands());
    }

    @Override
    public Void and(PatternPlan.And and) {
        return all(and.operands());
    }

    @Override
    public Void or(PatternPlan.Or or) {
        return all(or.operands());
    }

    @Override
    public Void not(PatternPlan.Not not) {
        return not.operand().fold(this);
    }

    @Override
    public Void interval(PatternPlan.Interval interval) {
        return null;
    }

    @Override
    public Void within(PatternPlan.Within within) {
        return within.operand().fold(this);
    }

    @Override
    public Void repeat(PatternPlan.Repeat repeat) {
        repeat.operand().fold(this);
        Optional<PatternPlan> until = repeat.until();
        return until.isPresent() ? until.get().fold(this) : null;
    }
}
