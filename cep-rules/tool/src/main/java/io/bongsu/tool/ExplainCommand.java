package io.bongsu.tool;

import io.bongsu.language.explain.RuleExplanation;
import io.bongsu.schemas.CatalogException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cep rules explain FILE}: tells in plain words what a rule does. */
@Command(
        name = "explain",
        description = "Tell what a rule does: key, filters, machines, state, columns.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cep rules explain cep-rules/rules/112-video/fleeing-suspect"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Rule folder or .epl file.")
    private List<Path> paths;

    @Mixin
    private RuleOptions options;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RuleOptions.Compiled compiled = options.compile(paths);
            RuleOptions.print(compiled.reading(), out);
            compiled.rules().forEach(rule -> out.println(RuleExplanation.of(rule)));
            out.flush();
            return options.exitCode(compiled);
        } catch (CatalogException e) {
            spec.commandLine().getErr().println("error: " + e.getMessage());
            return ExitCode.FAILED.code();
        }
    }
}
