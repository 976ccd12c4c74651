package io.bongsu.language.explain;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.language.bound.StateBound;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A row pattern in plain words. */
final class RowMatchWords {
    private RowMatchWords() {}

    static void write(RowMatchPlan match, int depth, BiConsumer<Integer, String> line) {
        line.accept(depth, "looks for rows that follow the pattern " + PlanText.of(match.pattern()));
        if (!match.partitionBy().isEmpty()) {
            String keys = match.partitionBy().stream().map(PlanText::of).collect(Collectors.joining(", "));
            line.accept(depth + 1, "among the rows of one " + keys);
        }
        match.variables()
                .forEach(variable -> line.accept(
                        depth + 1,
                        variable.name()
                                + (variable.array() ? ", an array of rows: " : ", one row: ")
                                + condition(match, variable.name())));
        match.interval().ifPresent(interval -> line.accept(depth + 1, interval(interval)));
        line.accept(depth + 1, told(match));
        for (int i = 0; i < match.aggregates().size(); i++) {
            RowMatchPlan.Aggregate aggregate = match.aggregates().get(i);
            line.accept(
                    depth + 1,
                    "aggregate #" + i + ": "
                            + aggregate.aggregate().function().name().toLowerCase(Locale.ROOT)
                            + aggregate
                                    .aggregate()
                                    .argument()
                                    .map(argument -> " of " + PlanText.of(argument))
                                    .orElse("")
                            + " over the rows of " + aggregate.variable());
        }
        line.accept(depth + 1, "measures");
        for (ColumnPlan measure : match.measures()) {
            line.accept(
                    depth + 2, measure.name() + " " + measure.value().type() + " = " + PlanText.of(measure.value()));
        }
    }

    private static String condition(RowMatchPlan match, String variable) {
        return match.defines().stream()
                .filter(define -> define.variable().equals(variable))
                .map(define -> PlanText.of(define.condition()))
                .findFirst()
                .orElse("any");
    }

    private static String interval(RowMatchPlan.Interval interval) {
        return "waits for longer matches until " + StateBound.length(interval.millis()) + " after the first row"
                + (interval.orTerminated() ? ", or until no row can be added" : "");
    }

    private static String told(RowMatchPlan match) {
        String which = switch (match.matches()) {
            case BEST -> "tells the best match of each beginning";
            case ALL -> "tells all matches";
            case ON_DEMAND -> "tells matches only when asked for the contents";
        };
        return which + ", then goes on "
                + switch (match.skip()) {
                    case TO_CURRENT_ROW -> "with all that has begun";
                    case TO_NEXT_ROW -> "with what began after its first row";
                    case PAST_LAST_ROW -> "after its last row";
                };
    }
}
