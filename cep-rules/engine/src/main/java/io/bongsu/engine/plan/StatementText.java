package io.bongsu.engine.plan;

import java.util.Locale;
import java.util.stream.Collectors;

/** One statement of a plan as lines, its clauses in EPL's order of evaluation. */
final class StatementText {
    private StatementText() {}

    static void write(StatementPlan statement, TextLines lines) {
        lines.add("statement " + statement.name() + " " + statement.role());
        lines.indented(() -> {
            statement.input().fold(new InputText(lines));
            for (int number = 0; number < statement.subqueries().size(); number++) {
                subquery(number, statement.subqueries().get(number), lines);
            }
            statement.where().ifPresent(where -> lines.add("where " + ExprText.of(where)));
            for (int slot = 0; slot < statement.aggregates().size(); slot++) {
                lines.add("aggregate #" + slot + " "
                        + aggregate(statement.aggregates().get(slot)));
            }
            if (!statement.groupBy().isEmpty()) {
                lines.add("group by " + ExprText.list(statement.groupBy()));
            }
            if (!statement.keys().isEmpty()) {
                lines.add("keyed by " + ExprText.list(statement.keys()));
            }
            statement.having().ifPresent(having -> lines.add("having " + ExprText.of(having)));
            lines.add("select" + selector(statement.output().select())
                    + (statement.output().distinct() ? " distinct" : ""));
            lines.indented(() -> statement.columns().forEach(column -> lines.add(column(column))));
            output(statement.output(), lines);
            statement
                    .insertInto()
                    .ifPresent(stream ->
                            lines.add("insert" + selector(statement.output().insert()) + " into " + stream));
        });
    }

    private static void output(OutputPlan output, TextLines lines) {
        if (output.showsLast()) {
            lines.add("shows last");
        }
        if (!output.levels().isEmpty()) {
            lines.add("levels "
                    + output.levels().stream()
                            .map(level -> Integer.toBinaryString(level.keys()))
                            .collect(Collectors.joining(", ")));
        }
        output.reclaim()
                .ifPresent(aged -> lines.add("reclaim groups after " + aged.maxAgeMillis() + " ms, every "
                        + aged.frequencyMillis() + " ms"));
        output.rate().ifPresent(rate -> lines.add(rate(rate)));
        if (!output.orderBy().isEmpty()) {
            lines.add("order by "
                    + output.orderBy().stream()
                            .map(sort -> ExprText.of(sort.value()) + (sort.descending() ? " desc" : ""))
                            .collect(Collectors.joining(", ")));
        }
        output.limit()
                .ifPresent(limit ->
                        lines.add("limit " + limit.rows() + (limit.offset() == 0 ? "" : " offset " + limit.offset())));
    }

    private static String rate(RatePlan rate) {
        String when = rate.condition()
                .map(condition -> condition.fold(new RatePlan.Condition.Cases<String>() {
                    @Override
                    public String events(RatePlan.Events events) {
                        return " " + events.count() + " events";
                    }

                    @Override
                    public String time(RatePlan.Time time) {
                        return " " + time.period();
                    }

                    @Override
                    public String at(RatePlan.At at) {
                        return " at (" + CrontabText.of(at.crontab()) + ")";
                    }

                    @Override
                    public String when(RatePlan.When when) {
                        return " when " + ExprText.of(when.condition());
                    }

                    @Override
                    public String never(RatePlan.Never never) {
                        return "";
                    }
                }))
                .orElse("");
        String after = rate.after()
                .map(begin -> " after " + (begin.events() > 0 ? begin.events() + " events" : begin.millis() + " ms"))
                .orElse("");
        String end = rate.end()
                .map(last -> (when.isEmpty() ? " when terminated" : " and when terminated")
                        + last.condition()
                                .map(condition -> " and " + ExprText.of(condition))
                                .orElse(""))
                .orElse("");
        String shown =
                rate.condition().isEmpty() ? "" : " " + rate.show().name().toLowerCase(Locale.ROOT);
        return "output" + after + shown + when + end;
    }

    private static void subquery(int number, SubqueryPlan subquery, TextLines lines) {
        lines.add("subquery " + number + " " + subquery.name()
                + (subquery.outer().isEmpty() ? "" : " of " + subquery.outer()));
        lines.indented(() -> {
            subquery.input().fold(new InputText(lines));
            subquery.where().ifPresent(where -> lines.add("where " + ExprText.of(where)));
            for (int slot = 0; slot < subquery.aggregates().size(); slot++) {
                lines.add("aggregate #" + slot + " "
                        + aggregate(subquery.aggregates().get(slot)));
            }
            if (!subquery.groupBy().isEmpty()) {
                lines.add("group by " + ExprText.list(subquery.groupBy()));
            }
            subquery.having().ifPresent(having -> lines.add("having " + ExprText.of(having)));
            lines.add("select");
            lines.indented(() -> subquery.columns().forEach(column -> lines.add(column(column))));
        });
    }

    private static String selector(OutputPlan.StreamSelector selector) {
        return selector == OutputPlan.StreamSelector.ISTREAM
                ? ""
                : " " + selector.name().toLowerCase(Locale.ROOT);
    }

    /** A filter as EPL writes it, with its number: {@code filter 0 LprRead(plate = 'x', lane > 1)}. */
    static String filter(FilterPlan filter) {
        return "filter " + filter.id() + " " + filter.stream() + "(" + ExprText.list(filter.conditions()) + ")";
    }

    static String column(ColumnPlan column) {
        return column.name() + " " + column.value().type() + " = " + ExprText.of(column.value());
    }

    static String aggregate(AggregatePlan aggregate) {
        String argument = aggregate.argument().map(ExprText::of).orElse("*");
        String more = aggregate.criteria().stream()
                        .map(sort -> ", " + ExprText.of(sort.value()) + (sort.descending() ? " desc" : ""))
                        .collect(Collectors.joining())
                + (aggregate.number() == 0 ? "" : ", " + aggregate.number())
                + aggregate
                        .groupBy()
                        .map(keys -> ", group_by: (" + ExprText.list(keys) + ")")
                        .orElse("");
        String filter =
                aggregate.filter().map(f -> ", filter: " + ExprText.of(f)).orElse("");
        return aggregate.type() + " = " + aggregate.function().name().toLowerCase(Locale.ROOT) + "("
                + (aggregate.distinct() ? "distinct " : "") + argument + more + filter + ")";
    }

    /** What the statement reads. */
    private record InputText(TextLines lines) implements InputPlan.Cases<Void> {
        @Override
        public Void stream(InputPlan.Stream input) {
            lines.add("from " + filter(input.filter())
                    + input.window().map(WindowText::of).orElse(""));
            input.contained().ifPresent(plan -> lines.indented(() -> contained(plan)));
            return null;
        }

        private void contained(ContainedPlan plan) {
            lines.add("contained " + plan.row().name() + " of " + plan.source());
            plan.levels()
                    .forEach(level -> lines.add(level.name() + " = " + ExprText.of(level.array())
                            + (level.conditions().isEmpty() ? "" : " where " + ExprText.list(level.conditions()))));
            plan.columns().forEach(column -> lines.add(column(column)));
        }

        @Override
        public Void pattern(InputPlan.Pattern input) {
            lines.add("from pattern" + (input.discards() ? " @DiscardPartialsOnMatch" : "")
                    + (input.suppresses() ? " @SuppressOverlappingMatches" : "")
                    + input.window().map(WindowText::of).orElse(""));
            lines.indented(() -> input.root().fold(new PatternText(lines)));
            String tags = input.tags().stream().map(InputText::tag).collect(Collectors.joining(", "));
            if (!tags.isEmpty()) {
                lines.add("tags " + tags);
            }
            return null;
        }

        @Override
        public Void rowMatches(InputPlan.RowMatches input) {
            stream(input.stream());
            lines.add("match_recognize");
            lines.indented(() -> RowMatchText.write(input.match(), lines));
            return null;
        }

        @Override
        public Void join(InputPlan.Join input) {
            lines.add("join");
            lines.indented(() -> {
                for (int i = 0; i < input.streams().size(); i++) {
                    InputPlan.JoinedStream stream = input.streams().get(i);
                    lines.add(stream.name() + (stream.driving() ? " unidirectional" : ""));
                    lines.indented(() -> stream.input().fold(this));
                    if (i > 0 && !input.steps().isEmpty()) {
                        lines.add(step(input.steps().get(i - 1)));
                    }
                }
            });
            return null;
        }

        @Override
        public Void trigger(InputPlan.Trigger input) {
            lines.add("on " + (input.event().isEmpty() ? "pattern" : input.event()));
            lines.indented(() -> input.on().fold(this));
            String does = input.removes() ? "remove " : input.sets().isEmpty() ? "ask " : "update ";
            lines.add(does + input.name() + WindowText.of(input.window()));
            input.sets().forEach(set -> lines.add("set " + set.field() + " = " + ExprText.of(set.value())));
            return null;
        }

        private static String step(InputPlan.JoinStep step) {
            return step.kind().name().toLowerCase(Locale.ROOT) + " join"
                    + (step.on().isEmpty() ? "" : " on ")
                    + step.on().stream()
                            .map(pair -> ExprText.of(pair.left()) + " = " + ExprText.of(pair.right()))
                            .collect(Collectors.joining(" and "));
        }

        private static String tag(TagPlan tag) {
            return tag.name() + " " + tag.stream() + (tag.array() ? "[]" : "");
        }
    }
}
