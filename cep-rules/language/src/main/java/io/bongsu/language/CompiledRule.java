package io.bongsu.language;

import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.bound.StateBound;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.key.RuleKey;
import io.bongsu.language.pack.RuleSource;
import java.util.List;
import java.util.Optional;

/**
 * What became of a rule.
 *
 * <p>Shape: the plan is there when there is no error; {@code bounds} are those of its statements, in order. Diagnostics ascend
 * by place.
 */
public record CompiledRule(
        RuleSource source,
        Optional<RulePlan> plan,
        Optional<RuleKey> key,
        List<StateBound> bounds,
        List<Diagnostic> diagnostics) {
    public CompiledRule {
        bounds = List.copyOf(bounds);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
