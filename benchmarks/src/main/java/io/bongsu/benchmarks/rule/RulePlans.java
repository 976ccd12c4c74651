package io.bongsu.benchmarks.rule;

import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.RulePlan.RuleInfo;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The plans of a series: the first rule is compiled, the others are its plan with other constants and another name.
 *
 * <p>Cost: one compilation, some µs per further rule.
 *
 * <p>Errors: IllegalArgumentException when the first rule has errors.
 */
public final class RulePlans {
    private RulePlans() {}

    public static List<RulePlan> of(RuleSeries series, EventCatalog catalog) {
        List<Object> constants = series.constants().apply(0);
        RuleSource source = RuleSource.bare(new SourceText(RuleSeries.name(0) + ".epl", series.oursWith(constants)));
        CompiledRule compiled = new RuleCompiler(catalog).compile(source);
        RulePlan first = compiled.plan()
                .orElseThrow(() ->
                        new IllegalArgumentException("a benchmark's rule must compile: " + compiled.diagnostics()));
        List<RulePlan> plans = new ArrayList<>(series.rules());
        for (int rule = 0; rule < series.rules(); rule++) {
            plans.add(
                    rule == 0
                            ? first
                            : derive(first, rule, constants, series.constants().apply(rule)));
        }
        return plans;
    }

    private static RulePlan derive(RulePlan first, int rule, List<Object> from, List<Object> to) {
        Map<Object, Object> exchange = new HashMap<>();
        for (int i = 0; i < from.size(); i++) {
            exchange.put(from.get(i), to.get(i));
        }
        RulePlan plan = new RecordCopy(record -> exchanged(record, exchange)).of(first);
        return new RulePlan(
                named(first.info(), RuleSeries.name(rule)),
                plan.key(),
                first.streams(),
                first.derived(),
                plan.statements(),
                first.alert());
    }

    private static Optional<Record> exchanged(Record record, Map<Object, Object> exchange) {
        return record instanceof Literal literal && exchange.containsKey(literal.value())
                ? Optional.of(new Literal(exchange.get(literal.value()), literal.type()))
                : Optional.empty();
    }

    private static RuleInfo named(RuleInfo info, String name) {
        String id = UUID.nameUUIDFromBytes((info.id() + name).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new RuleInfo(id, name, name, info.service(), info.version(), info.sha256(), info.status());
    }
}
