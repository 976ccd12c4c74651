package io.bongsu.language.explain;

import io.bongsu.engine.join.JoinLookup;
import io.bongsu.engine.join.JoinProgram;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.bound.StateBound;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.key.RuleKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A compiled rule in plain words.
 *
 * <p>Shape: rule, key and why, streams, one block per statement, the graph of its streams, warnings. Equal rules have equal
 * texts. A condition marked {@code [index]} is found by the filter index (equality, {@code in} and ranges of a field against
 * constants, or against an earlier event of a pattern); the others are evaluated for the events that pass those.
 *
 * <p>Errors: a rule with errors is explained by its errors alone.
 */
public final class RuleExplanation {
    private final StringBuilder out = new StringBuilder();

    private RuleExplanation() {}

    public static String of(CompiledRule rule) {
        RuleExplanation explanation = new RuleExplanation();
        if (rule.plan().isPresent()) {
            explanation.rule(rule, rule.plan().get());
        }
        for (Diagnostic diagnostic : rule.diagnostics()) {
            explanation.out.append('\n').append(DiagnosticText.of(diagnostic));
        }
        return explanation.out.toString();
    }

    private void rule(CompiledRule rule, RulePlan plan) {
        RulePlan.RuleInfo info = plan.info();
        line(
                0,
                "rule " + info.name() + " (" + info.title() + "), service " + info.service() + ", version "
                        + info.version() + ", " + info.status());
        key(rule.key().orElseThrow());
        plan.contexts().forEach(context -> {
            out.append('\n');
            ContextWords.write(context, this::line);
        });
        plan.updates().forEach(this::update);
        for (int i = 0; i < plan.statements().size(); i++) {
            out.append('\n');
            StatementPlan statement = plan.statements().get(i);
            line(0, "statement " + statement.name() + " (" + role(statement) + ")" + under(plan, statement));
            statement(statement, rule.bounds().get(i));
        }
        graph(plan);
    }

    private void update(UpdatePlan update) {
        out.append('\n');
        line(0, "update " + update.name() + " (before all statements)");
        line(1, "changes " + update.stream());
        update.assignments()
                .forEach(set -> line(
                        2,
                        set.field()
                                + set.index()
                                        .map(index -> "[" + PlanText.of(index) + "]")
                                        .orElse("")
                                + " = " + PlanText.of(set.value())));
        update.where().ifPresent(where -> line(2, "only where " + PlanText.of(where)));
    }

    private void key(RuleKey key) {
        KeyPlan plan = key.plan();
        String by = plan.streams().stream()
                .map(stream -> stream.stream() + " by " + String.join(", ", stream.fields()))
                .collect(Collectors.joining("; "));
        line(0, "key " + plan.mode().name().toLowerCase(Locale.ROOT) + (by.isEmpty() ? "" : ": " + by));
        line(1, "because: " + key.reason());
    }

    private void statement(StatementPlan statement, StateBound bound) {
        statement.input().fold(new InputPlan.Cases<Void>() {
            @Override
            public Void stream(InputPlan.Stream input) {
                line(
                        1,
                        "reads " + (input.contained().isPresent() ? "events contained in " : "")
                                + input.filter().stream()
                                + input.window()
                                        .map(w -> ", keeps " + WindowWords.of(w))
                                        .orElse(""));
                filter(input.filter());
                return null;
            }

            @Override
            public Void pattern(InputPlan.Pattern input) {
                line(
                        1,
                        "looks for a pattern"
                                + input.window()
                                        .map(w -> ", keeps " + WindowWords.of(w))
                                        .orElse(""));
                PatternWords.write(input.root(), 2, RuleExplanation.this::line);
                return null;
            }

            @Override
            public Void rowMatches(InputPlan.RowMatches input) {
                stream(input.stream());
                RowMatchWords.write(input.match(), 1, RuleExplanation.this::line);
                return null;
            }

            @Override
            public Void trigger(InputPlan.Trigger input) {
                input.on().fold(this);
                line(
                        1,
                        "for each, " + (input.removes() ? "removes from" : input.changes() ? "updates" : "asks")
                                + " window "
                                + input.window().name());
                return null;
            }

            @Override
            public Void join(InputPlan.Join input) {
                joined(statement, input);
                return null;
            }
        });
        for (int number = 0; number < statement.subqueries().size(); number++) {
            subquery(number, statement);
        }
        statement.where().ifPresent(where -> line(1, "then only where " + PlanText.of(where)));
        if (!statement.groupBy().isEmpty()) {
            line(1, "per " + statement.groupBy().stream().map(PlanText::of).collect(Collectors.joining(", ")));
        }
        for (int i = 0; i < statement.aggregates().size(); i++) {
            line(
                    1,
                    "aggregate #" + i + ": "
                            + statement.aggregates().get(i).function().name().toLowerCase(Locale.ROOT)
                            + statement
                                    .aggregates()
                                    .get(i)
                                    .argument()
                                    .map(a -> " of " + PlanText.of(a))
                                    .orElse(" of events")
                            + (statement.aggregates().get(i).distinct() ? ", distinct" : "")
                            + statement
                                    .aggregates()
                                    .get(i)
                                    .filter()
                                    .map(f -> ", where " + PlanText.of(f))
                                    .orElse("")
                            + own(statement.aggregates().get(i)));
        }
        statement.having().ifPresent(having -> line(1, "only when " + PlanText.of(having)));
        line(1, "columns");
        for (ColumnPlan column : statement.columns()) {
            line(2, column.name() + " " + column.value().type() + " = " + PlanText.of(column.value()));
        }
        OutputWords.write(statement.output(), statement.groupBy(), text -> line(1, text));
        line(1, "state: " + bound.text() + (bound.bounded() ? "" : " (no bound)"));
    }

    private static String under(RulePlan plan, StatementPlan statement) {
        return plan.contexts().stream()
                .filter(context -> context.statements().contains(statement.name()))
                .map(context -> ", in context " + context.name())
                .collect(Collectors.joining());
    }

    private static String own(AggregatePlan aggregate) {
        return aggregate
                .groupBy()
                .map(keys -> keys.isEmpty()
                        ? ", over all"
                        : ", per " + keys.stream().map(PlanText::of).collect(Collectors.joining(", ")))
                .orElse("");
    }

    private void joined(StatementPlan statement, InputPlan.Join join) {
        line(1, "joins");
        List<List<String>> indexes = JoinProgram.indexNames(join, statement.where());
        for (int i = 0; i < join.streams().size(); i++) {
            InputPlan.JoinedStream stream = join.streams().get(i);
            line(
                    2,
                    stream.name() + ": " + stream.input().filter().stream()
                            + stream.input()
                                    .window()
                                    .map(w -> ", keeps " + WindowWords.of(w))
                                    .orElse(stream.driving() ? ", each event makes rows and is not kept" : ""));
            for (ExprPlan condition : stream.input().filter().conditions()) {
                line(3, condition(condition));
            }
            indexes.get(i).forEach(index -> line(3, "found by: " + index));
            if (i > 0 && !join.steps().isEmpty()) {
                InputPlan.JoinStep step = join.steps().get(i - 1);
                line(
                        3,
                        step.kind().name().toLowerCase(Locale.ROOT) + " join"
                                + step.on().stream()
                                        .map(pair -> PlanText.of(pair.left()) + " = " + PlanText.of(pair.right()))
                                        .collect(Collectors.joining(
                                                " and ", step.on().isEmpty() ? "" : " on ", "")));
            }
        }
    }

    private void subquery(int number, StatementPlan statement) {
        SubqueryPlan subquery = statement.subqueries().get(number);
        line(
                1,
                "subquery " + number + ": "
                        + subquery.columns().stream()
                                .map(column -> PlanText.of(column.value()))
                                .collect(Collectors.joining(", "))
                        + " of " + subquery.input().filter().stream()
                        + subquery.input()
                                .window()
                                .map(w -> ", keeps " + WindowWords.of(w))
                                .orElse(""));
        filter(subquery.input().filter());
        JoinLookup.indexName(subquery, statement.input()).ifPresent(index -> line(2, "found by: " + index));
        subquery.where().ifPresent(where -> line(2, "only where " + PlanText.of(where)));
    }

    private void filter(FilterPlan filter) {
        for (ExprPlan condition : filter.conditions()) {
            line(2, condition(condition));
        }
    }

    /** A condition, marked when the filter index finds it. */
    static String condition(ExprPlan condition) {
        return PlanText.of(condition) + (IndexedCondition.is(condition) ? " [index]" : "");
    }

    private static String role(StatementPlan statement) {
        Optional<String> into = statement.insertInto();
        return switch (statement.role()) {
                    case OPEN -> "opens alerts";
                    case UPDATE -> "updates alerts";
                    case CLOSE -> "closes alerts";
                    case STEP -> "step";
                }
                + into.map(stream -> ", inserts into " + stream).orElse("");
    }

    private void graph(RulePlan plan) {
        if (plan.derived().isEmpty()) {
            return;
        }
        out.append('\n');
        line(0, "streams");
        for (StatementPlan statement : plan.statements()) {
            String from = String.join(", ", InputStreams.of(statement.input()));
            line(
                    1,
                    from + " → " + statement.name()
                            + statement.insertInto().map(s -> " → " + s).orElse(""));
        }
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
