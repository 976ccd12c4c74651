package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule plan as people read it, and as golden tests keep it.
 *
 * <p>Shape: lines of two-space indentation: rule, key, streams, one block per statement (input, where, aggregates,
 * grouping, having, columns), alert. Expressions are EPL-like, see {@link ExprText}; patterns are trees with numbered
 * nodes, see {@link PatternText}. The type of a path is the one that its stream gives under {@code streams}; a
 * nested record shows by name. Equal plans have equal texts.
 *
 * <p>Cost: linear in the plan; for people and tests, not for hot paths.
 */
public final class PlanText {
    private PlanText() {}

    /** The whole rule, ending in a line break. */
    public static String of(RulePlan plan) {
        TextLines lines = new TextLines();
        RulePlan.RuleInfo info = plan.info();
        lines.add("rule " + info.name() + " version " + info.version() + " " + info.status());
        lines.indented(() -> {
            lines.add("title " + quoted(info.title()));
            lines.add("service " + info.service());
            lines.add("id " + info.id());
            lines.add("sha256 " + info.sha256());
        });
        key(plan.key(), lines);
        eventTypes("streams", plan.streams(), lines);
        eventTypes("derived", plan.derived(), lines);
        plan.contexts().forEach(context -> ContextText.write(context, lines));
        plan.updates().forEach(update -> update(update, lines));
        plan.variables()
                .forEach(variable -> lines.add("variable " + variable.name() + " "
                        + variable.initial().type() + " = " + ExprText.of(variable.initial())));
        for (StatementPlan statement : plan.statements()) {
            StatementText.write(statement, lines);
        }
        AlertText.write(plan.alert(), lines);
        return lines.toString();
    }

    /** One expression, on one line. */
    public static String of(ExprPlan expression) {
        return ExprText.of(expression);
    }

    /** A row pattern as EPL writes it. */
    public static String of(RowPatternPlan pattern) {
        return pattern.fold(new RowPatternText());
    }

    private static void key(KeyPlan key, TextLines lines) {
        lines.add("key " + key.mode());
        lines.indented(() -> key.streams()
                .forEach(stream -> lines.add(stream.stream() + " by " + String.join(", ", stream.fields()))));
    }

    private static void eventTypes(String title, List<EventType> types, TextLines lines) {
        if (types.isEmpty()) {
            return;
        }
        lines.add(title);
        lines.indented(
                () -> types.forEach(type -> lines.add(type.name() + "(" + fields(type) + ")" + inherited(type))));
    }

    private static void update(UpdatePlan update, TextLines lines) {
        lines.add("update " + update.name() + " of " + update.stream());
        lines.indented(() -> {
            for (UpdatePlan.Assignment set : update.assignments()) {
                String place = set.index().map(index -> "[" + of(index) + "]").orElse("");
                lines.add("set " + set.field() + place + " = " + of(set.value()));
            }
            update.where().ifPresent(where -> lines.add("where " + of(where)));
        });
    }

    private static String inherited(EventType type) {
        return type.supertypes().isEmpty() ? "" : " inherits " + String.join(", ", type.supertypes());
    }

    private static String fields(EventType type) {
        return type.fields().stream().map(PlanText::field).collect(Collectors.joining(", "));
    }

    private static String field(Field field) {
        return field.name() + " " + field.type();
    }

    /** Text in single quotes, on one line, as an EPL literal. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '\'' -> quoted.append("\\'");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(unit);
            }
        }
        return quoted.append('\'').toString();
    }
}
