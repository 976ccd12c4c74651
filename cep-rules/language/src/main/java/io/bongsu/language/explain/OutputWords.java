package io.bongsu.language.explain;

import io.bongsu.engine.plan.CrontabText;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.language.bound.StateBound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What becomes of a statement's rows, in words: a line per clause that is there; none where rows come as they are. */
final class OutputWords {
    private OutputWords() {}

    static void write(OutputPlan output, List<ExprPlan> groupBy, Consumer<String> line) {
        switch (output.select()) {
            case ISTREAM -> {}
            case RSTREAM -> line.accept("rows of what leaves");
            case IRSTREAM -> line.accept("rows of what enters, and of what leaves");
        }
        if (!output.levels().isEmpty()) {
            line.accept("group levels: "
                    + output.levels().stream()
                            .map(level -> level(level, groupBy))
                            .collect(Collectors.joining("; ")));
        }
        if (output.distinct()) {
            line.accept("equal rows of one output once");
        }
        output.rate().ifPresent(rate -> line.accept("puts out " + rate(rate)));
        if (!output.orderBy().isEmpty()) {
            line.accept("ordered by "
                    + output.orderBy().stream()
                            .map(sort -> PlanText.of(sort.value()) + (sort.descending() ? " descending" : ""))
                            .collect(Collectors.joining(", ")));
        }
        output.limit()
                .ifPresent(limit -> line.accept("at most " + limit.rows() + " rows of one output"
                        + (limit.offset() == 0 ? "" : ", behind the first " + limit.offset())));
    }

    private static String level(OutputPlan.Level level, List<ExprPlan> groupBy) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < groupBy.size(); i++) {
            if ((level.keys() >> i & 1) != 0) {
                keys.add(PlanText.of(groupBy.get(i)));
            }
        }
        return keys.isEmpty() ? "over all" : "per " + String.join(", ", keys);
    }

    private static String rate(RatePlan rate) {
        List<String> parts = new ArrayList<>();
        rate.condition()
                .map(condition -> condition.fold(new When()))
                .filter(when -> !when.isEmpty())
                .ifPresent(when -> parts.add(shown(rate.show()) + when));
        rate.end()
                .ifPresent(end -> parts.add((parts.isEmpty() ? shown(rate.show()) + " " : "")
                        + "when the context partition ends"
                        + end.condition().map(c -> " and " + PlanText.of(c)).orElse("")));
        rate.after()
                .ifPresent(after -> parts.add("nothing before "
                        + (after.events() > 0
                                ? after.events() + " events"
                                : StateBound.length(after.millis()) + " have passed")));
        return String.join("; ", parts);
    }

    private static String shown(RatePlan.Show show) {
        return switch (show) {
            case EVERY -> "all rows gathered";
            case FIRST -> "the first row (of each group)";
            case LAST -> "the last row (of each group)";
            case ALL -> "the rows of all groups ever seen";
            case SNAPSHOT -> "what is kept";
        };
    }

    /** What must happen before rows go out. */
    private static final class When implements RatePlan.Condition.Cases<String> {
        @Override
        public String events(RatePlan.Events events) {
            return " every " + events.count() + " events";
        }

        @Override
        public String time(RatePlan.Time time) {
            return " every " + StateBound.length(time.period());
        }

        @Override
        public String at(RatePlan.At at) {
            return " at the times (" + CrontabText.of(at.crontab()) + ")";
        }

        @Override
        public String when(RatePlan.When when) {
            return " when " + PlanText.of(when.condition());
        }

        @Override
        public String never(RatePlan.Never never) {
            return "";
        }
    }
}
