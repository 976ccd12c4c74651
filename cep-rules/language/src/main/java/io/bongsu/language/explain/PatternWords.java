package io.bongsu.language.explain;

import io.bongsu.engine.plan.CrontabText;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.language.bound.StateBound;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

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
    public Void everyDistinct(PatternPlan.EveryDistinct every) {
        String keys = every.keys().stream().map(PlanText::of).collect(Collectors.joining(", "));
        say("again and again, once per " + keys
                + every.expiry().map(length -> " within " + duration(length)).orElse("") + ":");
        under(List.of(every.operand()));
        return null;
    }

    @Override
    public Void followedBy(PatternPlan.FollowedBy followedBy) {
        String limits = followedBy.limits().stream()
                .map(limit -> limit.map(PlanText::of).orElse("any number"))
                .collect(Collectors.joining(", "));
        say(limits.isEmpty() ? "one after the other:" : "one after the other, open at a time: " + limits + ":");
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
    public Void at(PatternPlan.At at) {
        say("a wait until the time is " + CrontabText.of(at.crontab()));
        return null;
    }

    @Override
    public Void schedule(PatternPlan.Schedule schedule) {
        say("each time of the schedule " + PlanText.of(schedule.text()));
        return null;
    }

    @Override
    public Void within(PatternPlan.Within within) {
        say("within " + duration(within.duration()) + ":");
        under(List.of(within.operand()));
        return null;
    }

    @Override
    public Void withinMax(PatternPlan.WithinMax within) {
        say("within " + duration(within.duration()) + ", at most " + PlanText.of(within.count()) + " times:");
        under(List.of(within.operand()));
        return null;
    }

    @Override
    public Void whilst(PatternPlan.While guard) {
        say("while " + PlanText.of(guard.condition()) + ":");
        under(List.of(guard.operand()));
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
