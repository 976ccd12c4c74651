package io.bongsu.tool;

import io.bongsu.language.CompiledRule;
import io.bongsu.schemas.CatalogException;
import io.bongsu.tool.scenario.JUnitXml;
import io.bongsu.tool.scenario.RuleOutcome;
import io.bongsu.tool.scenario.RuleScenarios;
import io.bongsu.tool.scenario.ScenarioReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cep rules test PATH…}: runs the scenarios beside some rules. */
@Command(
        name = "test",
        description = {
            "Run the scenarios beside rules (tests/*.yaml of a rule folder, NAME.tests/*.yaml of NAME.epl).",
            "Each is also run with a restart after each event and with its events out of order."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cep rules test cep-rules/rules --junit rules.xml"})
final class TestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Rule folder, folder of rule folders, or .epl file.")
    private List<Path> paths;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the outcome as JUnit XML.")
    private Path junit;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Seed of the orders of arrival (default: 1).")
    private long seed;

    @Mixin
    private RuleOptions options;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            RuleOptions.Compiled compiled = options.compile(paths);
            RuleOptions.print(compiled.diagnostics(), out);
            RuleScenarios scenarios = new RuleScenarios(options.catalog(), seed);
            List<RuleOutcome> outcomes = new ArrayList<>();
            for (CompiledRule rule : compiled.rules()) {
                rule.plan().ifPresent(plan -> outcomes.add(scenarios.run(rule.source(), plan)));
            }
            ScenarioReport.print(outcomes, out);
            if (junit != null) {
                Files.writeString(junit, JUnitXml.of(outcomes));
            }
            boolean ok = outcomes.stream().allMatch(RuleOutcome::ok) && compiled.errors() == 0;
            return ok
                    ? options.exitCode(compiled, outcomes.stream().anyMatch(RuleOutcome::isUntested))
                    : ExitCode.FAILED.code();
        } catch (CatalogException e) {
            err.println("error: " + e.getMessage());
        } catch (IOException e) {
            err.println("error: the file cannot be written, file=" + junit + " cause=" + e.getMessage());
        }
        return ExitCode.FAILED.code();
    }
}
