package io.bongsu.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A context of a plan as lines: a line per level, in EPL's words. */
final class ContextText implements ContextLevelPlan.Cases<String>, ContextConditionPlan.Cases<String> {
    private ContextText() {}

    static void write(ContextPlan context, TextLines lines) {
        lines.add("context " + context.name() + " of " + String.join(", ", context.statements()));
        lines.indented(
                () -> context.levels().forEach(level -> lines.add(level.name() + " " + level.fold(new ContextText()))));
    }

    @Override
    public String keyed(ContextLevelPlan.Keyed level) {
        String begins = level.begins().isEmpty()
                ? ""
                : " initiated by "
                        + level.begins().stream().map(this::condition).collect(Collectors.joining(", "));
        return "partition by " + items(level.items()) + begins + end(" terminated by ", level.end());
    }

    private static String items(List<ContextLevelPlan.Item> items) {
        return items.stream()
                .map(item -> ExprText.list(item.values()) + " from " + StatementText.filter(item.filter()))
                .collect(Collectors.joining(", "));
    }

    private String condition(ContextConditionPlan condition) {
        return condition.fold(this);
    }

    private String end(String word, ContextConditionPlan end) {
        return end instanceof ContextConditionPlan.Never ? "" : word + condition(end);
    }

    @Override
    public String hash(ContextLevelPlan.Hash level) {
        String functions = level.functions().stream()
                .map(function -> function.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "coalesce by " + functions + " of " + items(level.items()) + " granularity " + level.granularity()
                + (level.preallocated() ? " preallocate" : "");
    }

    @Override
    public String category(ContextLevelPlan.Category level) {
        return "group "
                + level.labels().stream()
                        .map(label -> ExprText.of(label.condition()) + " as " + label.label())
                        .collect(Collectors.joining(", "))
                + " from " + StatementText.filter(level.filter());
    }

    @Override
    public String span(ContextLevelPlan.Span level) {
        String distinct = level.distinct().isEmpty() ? "" : "distinct(" + ExprText.list(level.distinct()) + ") ";
        return level.overlapping()
                ? "initiated by " + distinct + condition(level.begin()) + end(" terminated by ", level.end())
                : "start " + condition(level.begin()) + end(" end ", level.end());
    }

    @Override
    public String filter(ContextConditionPlan.Filter condition) {
        return StatementText.filter(condition.filter())
                + condition.field().map(name -> " as " + name).orElse("");
    }

    @Override
    public String pattern(ContextConditionPlan.Pattern condition) {
        TextLines lines = new TextLines();
        condition.pattern().root().fold(new PatternText(lines));
        return (condition.now() ? "@now and " : "") + "pattern ["
                + lines.toString().strip().replaceAll("\\s*\\n\\s*", "; ") + "]"
                + (condition.inclusive() ? "@inclusive" : "")
                + condition.field().map(name -> " as " + name).orElse("");
    }

    @Override
    public String after(ContextConditionPlan.After condition) {
        return (condition.now() ? "@now and " : "") + "after " + ExprText.of(condition.millis()) + " ms";
    }

    @Override
    public String calendarAfter(ContextConditionPlan.CalendarAfter condition) {
        return (condition.now() ? "@now and " : "") + "after " + condition.length();
    }

    @Override
    public String crontab(ContextConditionPlan.Crontab condition) {
        return (condition.now() ? "@now and " : "")
                + condition.crontabs().stream()
                        .map(crontab -> "(" + CrontabText.of(crontab) + ")")
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String now(ContextConditionPlan.Now condition) {
        return "@now";
    }

    @Override
    public String never(ContextConditionPlan.Never condition) {
        return "never";
    }
}
