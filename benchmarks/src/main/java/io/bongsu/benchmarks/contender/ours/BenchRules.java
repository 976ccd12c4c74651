package io.bongsu.benchmarks.contender.ours;

import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles the rules of a benchmark as {@code cep rules compile} does.
 *
 * <p>Cost: 10–100 ms a rule.
 *
 * <p>Errors: IllegalArgumentException with the compiler's findings.
 */
public final class BenchRules {
    private BenchRules() {}

    public static RuleBundle compile(EventCatalog catalog, List<String> epl) {
        RuleCompiler compiler = new RuleCompiler(catalog);
        List<RulePlan> plans = new ArrayList<>();
        for (int rule = 0; rule < epl.size(); rule++) {
            CompiledRule compiled =
                    compiler.compile(RuleSource.bare(new SourceText("rule-" + rule + ".epl", epl.get(rule))));
            plans.add(compiled.plan()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a benchmark's rule must compile: " + compiled.diagnostics())));
        }
        return new RuleBundle(PlanBinary.write(plans));
    }
}
