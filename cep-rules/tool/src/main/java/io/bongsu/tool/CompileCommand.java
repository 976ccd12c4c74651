package io.bongsu.tool;

import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.CatalogException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cep rules compile PATH… --out FILE}: writes rules as a bundle of plans; nothing is written when one has an error. */
@Command(
        name = "compile",
        description = "Compile rules into a bundle that the job runs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cep rules compile cep-rules/rules --out rules.plan"})
final class CompileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Rule folder, folder of rule folders, or .epl file.")
    private List<Path> paths;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the bundle is written.")
    private Path out;

    @Mixin
    private RuleOptions options;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            RuleOptions.Compiled compiled = options.compile(paths);
            RuleOptions.print(compiled.diagnostics(), err);
            if (compiled.errors() > 0) {
                err.println("nothing is written: " + compiled.errors() + " errors");
                return ExitCode.FAILED.code();
            }
            List<RulePlan> plans = compiled.rules().stream()
                    .map(rule -> rule.plan().orElseThrow())
                    .toList();
            Files.write(out, PlanBinary.write(plans));
            return options.exitCode(compiled);
        } catch (CatalogException e) {
            err.println("error: " + e.getMessage());
        } catch (IOException e) {
            err.println("error: the bundle cannot be written, file=" + out + " cause=" + e.getMessage());
        }
        return ExitCode.FAILED.code();
    }
}
