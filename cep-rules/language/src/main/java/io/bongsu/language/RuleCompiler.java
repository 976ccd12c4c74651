package io.bongsu.language;

import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.bound.StateBound;
import io.bongsu.language.bound.StatementBound;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.key.KeyInference;
import io.bongsu.language.key.RuleKey;
import io.bongsu.language.pack.RuleMetadata;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.language.source.RuleText;
import io.bongsu.language.statement.ModulePlan;
import io.bongsu.language.statement.ModulePlanner;
import io.bongsu.schemas.EventCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compiles a rule: EPL text and metadata in, a plan or errors out.
 *
 * <p>Shape: the same text and catalog give the same plan. Cost: 10–100 ms a statement, nearly all of it Esper's compiler.
 *
 * <p>Errors: never thrown, always listed in {@link CompiledRule#diagnostics}.
 */
public final class RuleCompiler {
    private final EventCatalog catalog;

    public RuleCompiler(EventCatalog catalog) {
        this.catalog = Objects.requireNonNull(catalog, "catalog");
    }

    public CompiledRule compile(RuleSource source) {
        Diagnostics diagnostics = new Diagnostics();
        RuleText text = new RuleText(source.epl(), source.parameterValues());
        ModulePlan module = new ModulePlanner(text, catalog, diagnostics, source.isPack()).plan();
        source.yaml().ifPresent(yaml -> unusedParameters(source, text, diagnostics));
        if (diagnostics.hasErrors()) {
            return new CompiledRule(source, Optional.empty(), Optional.empty(), List.of(), diagnostics.all());
        }
        RuleKey key = new KeyInference(module, source.epl(), diagnostics).infer();
        List<StateBound> bounds = new ArrayList<>();
        for (ModulePlan.Planned planned : module.statements()) {
            StateBound bound = StatementBound.of(planned.plan(), key.plan());
            bounds.add(bound);
            if (source.isPack() && !bound.bounded()) {
                diagnostics.error(
                        ErrorCode.UNBOUNDED_STATE,
                        source.epl(),
                        planned.place(),
                        "the state of a pack's rule must be bounded: " + bound.text(),
                        bound.advice());
            }
        }
        new AlertNames(source, module, catalog, diagnostics).check();
        Optional<RulePlan> plan = diagnostics.hasErrors() ? Optional.empty() : Optional.of(plan(source, module, key));
        return new CompiledRule(source, plan, Optional.of(key), bounds, diagnostics.all());
    }

    private static RulePlan plan(RuleSource source, ModulePlan module, RuleKey key) {
        RuleMetadata about = source.metadata();
        return new RulePlan(
                new RulePlan.RuleInfo(
                        about.id(),
                        about.name(),
                        about.title(),
                        about.service(),
                        about.version(),
                        source.sha256(),
                        about.status()),
                key.plan(),
                module.streams(),
                module.derived(),
                module.statements().stream().map(ModulePlan.Planned::plan).toList(),
                module.contexts(),
                module.updates(),
                module.variables(),
                about.alert());
    }

    private static void unusedParameters(RuleSource source, RuleText text, Diagnostics diagnostics) {
        source.metadata().parameters().forEach((name, parameter) -> {
            if (!text.used().contains(name)) {
                diagnostics.error(
                        ErrorCode.UNUSED_PARAMETER,
                        source.yaml().orElseThrow(),
                        parameter.place(),
                        "the parameter is not used in rule.epl, parameter=" + name,
                        "Write ${" + name + "} there, or remove it.");
            }
        });
    }
}
