package io.bongsu.engine.plan;

import java.util.Locale;
import java.util.stream.Collectors;

/** A {@code match_recognize} as lines, its clauses in EPL's order. */
final class RowMatchText {
    private RowMatchText() {}

    static void write(RowMatchPlan match, TextLines lines) {
        if (!match.partitionBy().isEmpty()) {
            lines.add("partition by " + ExprText.list(match.partitionBy()));
        }
        for (int slot = 0; slot < match.aggregates().size(); slot++) {
            RowMatchPlan.Aggregate aggregate = match.aggregates().get(slot);
            lines.add("aggregate #" + slot + " of " + aggregate.variable() + " "
                    + StatementText.aggregate(aggregate.aggregate()));
        }
        lines.add("measures");
        lines.indented(() -> match.measures().forEach(measure -> lines.add(StatementText.column(measure))));
        lines.add("matches " + match.matches() + ", skip "
                + match.skip().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        lines.add("pattern (" + PlanText.of(match.pattern()) + ")");
        match.interval()
                .ifPresent(interval -> lines.add(
                        "interval " + interval.millis() + " ms" + (interval.orTerminated() ? " or terminated" : "")));
        lines.add("variables "
                + match.variables().stream()
                        .map(tag -> tag.name() + (tag.array() ? "[]" : ""))
                        .collect(Collectors.joining(", ")));
        match.defines()
                .forEach(define -> lines.add("define " + define.variable() + " as " + ExprText.of(define.condition())));
    }
}
