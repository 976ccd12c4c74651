package io.bongsu.benchmarks.city;

import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.pack.RulePaths;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The project's rules of the five services, compiled.
 *
 * <p>Shape: all of {@code cep-rules/rules}, with the parameters that their {@code rule.yaml} names.
 *
 * <p>Errors: IllegalStateException with what the compiler says when a rule is refused.
 */
final class RulePack {
    private RulePack() {}

    static RuleBundle compile() {
        Diagnostics reading = new Diagnostics();
        RuleCompiler compiler = new RuleCompiler(EventCatalog.builtin());
        List<RulePlan> plans = new ArrayList<>();
        for (RuleSource source : RulePaths.read(List.of(folder()), reading)) {
            CompiledRule rule = compiler.compile(source);
            plans.add(rule.plan().orElseThrow(() -> refused(rule.diagnostics())));
        }
        if (reading.hasErrors()) {
            throw refused(reading.all());
        }
        return new RuleBundle(PlanBinary.write(plans));
    }

    private static IllegalStateException refused(List<Diagnostic> diagnostics) {
        return new IllegalStateException("the project's rules must compile, diagnostics=" + diagnostics);
    }

    /** The rules of the checkout in which the program runs. */
    private static Path folder() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("cep-rules/rules"))) {
            root = root.getParent();
        }
        if (root == null) {
            throw new IllegalStateException("the benchmark runs inside the checkout, folder="
                    + Path.of("").toAbsolutePath());
        }
        return root.resolve("cep-rules/rules");
    }
}
