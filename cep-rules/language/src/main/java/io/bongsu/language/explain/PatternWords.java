package io.bongsu.language.explain;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.language.bound.StateBound;
import java.util.List;
import java.util.function.BiConsumer;

/** A pattern as an indented tree in plain words. */
final class PatternWords implements PatternPlan.Cases<Void> {
    private final int depth;
    private final BiConsumer<Integer, String> line;

    private PatternWords(int depth, BiConsumer<Integer, String> line) {
        this.depth = depth;
        this.line = line;
    }

    static void write(PatternPlan pattern, int depth, BiConsumer<Integer, String> line) {
        pattern.fold(new PatternWords(depth, line));
    }

    private void under(List<PatternPlan> operands) {
        operands.forEach(operand -> write(operand, depth + 1, line));
    }

    private void say(String text) {
        line.accept(depth, text);
    }

    @Override
    public Void filter(PatternPlan.Filter filter) {
        say("an event " + filter.tag().map(tag -> tag + " of ").orElse("of ") + filter.filter().stream()
                + (filter.filter().conditions().isEmpty() ? "" : " with"));
        filter.filter().conditions().forEach(c -> line.accept(depth + 1, RuleExplanation.condition(c)));
        return null;
    }

    @Override
    public Void every(PatternPlan.Every every) {
        say("again and again:");
        under(List.of(every.operand()));
        return null;
    }

    @Override
    public Void followedBy(PatternPlan.FollowedBy followedBy) {
        say("one after the other:");
        under(followedBy.operands());
        return null;
    }

    @Override
    public Void and(PatternPlan.And and) {
        say("all of these, in any order:");
        under(and.operands());
        return null;
    }

    @Override
    public Void or(PatternPlan.Or or) {
        say("any of these:");
        under(or.operands());
        return null;
    }

    @Override
    public Void not(PatternPlan.Not not) {
        say("not, meanwhile:");
        under(List.of(not.operand()));
        return null;
    }

    @Override
    public Void interval(PatternPlan.Interval interval) {
        say("a wait of " + duration(interval.duration()));
        return null;
    }

    @Override
    public Void within(PatternPlan.Within within) {
        say("within " + duration(within.duration()) + ":");
        under(List.of(within.operand()));
        return null;
    }

    @Override
    public Void repeat(PatternPlan.Repeat repeat) {
        String low = repeat.low().map(PlanText::of).orElse("0");
        String high = repeat.high().map(PlanText::of).orElse("any number of");
        say((low.equals(high) ? low : low + " to " + high) + " times"
                + (repeat.until().isPresent() ? ", until the last:" : ":"));
        under(List.of(repeat.operand()));
        repeat.until().ifPresent(until -> under(List.of(until)));
        return null;
    }

    private static String duration(ExprPlan duration) {
        return duration instanceof ExprPlan.Literal literal && literal.value() instanceof Long millis
                ? StateBound.length(millis)
                : PlanText.of(duration);
    }
}
