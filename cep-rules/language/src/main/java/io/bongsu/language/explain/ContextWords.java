package io.bongsu.language.explain;

import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.CrontabText;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.language.bound.StateBound;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A context in words: for each level by what its partitions are kept apart, with what they begin and end. */
final class ContextWords implements ContextLevelPlan.Cases<Void> {
    private final BiConsumer<Integer, String> line;

    private ContextWords(BiConsumer<Integer, String> line) {
        this.line = line;
    }

    static void write(ContextPlan context, BiConsumer<Integer, String> line) {
        line.accept(0, "context " + context.name() + " of " + String.join(", ", context.statements()));
        for (ContextLevelPlan level : context.levels()) {
            if (context.levels().size() > 1) {
                line.accept(1, "level " + level.name());
            }
            level.fold(new ContextWords(line));
        }
    }

    private static String list(List<ExprPlan> expressions) {
        return expressions.stream().map(PlanText::of).collect(Collectors.joining(", "));
    }

    private void items(List<ContextLevelPlan.Item> items) {
        for (ContextLevelPlan.Item item : items) {
            line.accept(2, "events of " + item.filter().stream() + " by " + list(item.values()));
            conditions(item.filter(), 3);
        }
    }

    private void conditions(FilterPlan filter, int depth) {
        filter.conditions().forEach(condition -> line.accept(depth, RuleExplanation.condition(condition)));
    }

    private void condition(String word, ContextConditionPlan condition) {
        line.accept(1, word);
        condition.fold(new Condition());
    }

    @Override
    public Void keyed(ContextLevelPlan.Keyed level) {
        line.accept(1, "a partition per key");
        items(level.items());
        level.begins().forEach(begin -> condition("begun by", begin));
        condition("ended by", level.end());
        return null;
    }

    @Override
    public Void hash(ContextLevelPlan.Hash level) {
        String functions = level.functions().stream()
                .map(function -> function.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        line.accept(
                1,
                level.granularity() + " partitions by " + functions + (level.preallocated() ? ", from the start" : ""));
        items(level.items());
        return null;
    }

    @Override
    public Void category(ContextLevelPlan.Category level) {
        line.accept(1, "a partition per category of the events of " + level.filter().stream());
        conditions(level.filter(), 2);
        level.labels().forEach(label -> line.accept(2, label.label() + ": " + PlanText.of(label.condition())));
        return null;
    }

    @Override
    public Void span(ContextLevelPlan.Span level) {
        line.accept(1, level.overlapping() ? "partitions that may overlap" : "one partition at a time");
        if (!level.distinct().isEmpty()) {
            line.accept(2, "one for each " + list(level.distinct()));
        }
        condition("begun by", level.begin());
        condition("ended by", level.end());
        return null;
    }

    /** With what a partition begins or ends. */
    private final class Condition implements ContextConditionPlan.Cases<Void> {
        private Void say(boolean now, String text) {
            line.accept(2, (now ? "the start of the rule, then " : "") + text);
            return null;
        }

        @Override
        public Void filter(ContextConditionPlan.Filter condition) {
            say(
                    false,
                    "an event " + condition.field().map(name -> name + " of ").orElse("of ")
                            + condition.filter().stream());
            conditions(condition.filter(), 3);
            return null;
        }

        @Override
        public Void pattern(ContextConditionPlan.Pattern condition) {
            say(
                    condition.now(),
                    "a match" + condition.field().map(name -> " " + name).orElse("") + " of the pattern"
                            + (condition.inclusive() ? ", whose events the partition sees" : ""));
            PatternWords.write(condition.pattern().root(), 3, line);
            return null;
        }

        @Override
        public Void after(ContextConditionPlan.After condition) {
            String millis =
                    condition.millis() instanceof ExprPlan.Literal literal && literal.value() instanceof Number number
                            ? StateBound.length(number.longValue())
                            : PlanText.of(condition.millis()) + " ms";
            return say(condition.now(), "a wait of " + millis);
        }

        @Override
        public Void calendarAfter(ContextConditionPlan.CalendarAfter condition) {
            return say(condition.now(), "a wait of " + StateBound.length(condition.length()));
        }

        @Override
        public Void crontab(ContextConditionPlan.Crontab condition) {
            return say(
                    condition.now(),
                    "the times "
                            + condition.crontabs().stream()
                                    .map(crontab -> "(" + CrontabText.of(crontab) + ")")
                                    .collect(Collectors.joining(", ")));
        }

        @Override
        public Void now(ContextConditionPlan.Now condition) {
            return say(false, "the start of the rule");
        }

        @Override
        public Void never(ContextConditionPlan.Never condition) {
            return say(false, "nothing");
        }
    }
}
