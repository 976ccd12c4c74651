package io.bongsu.tool;

import io.bongsu.schemas.CatalogException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cep rules check PATH…}: says everything that is wrong with some rules. */
@Command(
        name = "check",
        description = "Check rules: text, names, types, metadata, bounds of state.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cep rules check --strict cep-rules/rules my-rule.epl"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Rule folder, folder of rule folders, or .epl file.")
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
            RuleOptions.print(compiled.diagnostics(), out);
            out.println(compiled.rules().size() + " rules checked: " + compiled.errors() + " errors, "
                    + compiled.warnings() + " warnings");
            out.flush();
            return options.exitCode(compiled);
        } catch (CatalogException e) {
            spec.commandLine().getErr().println("error: " + e.getMessage());
            return ExitCode.FAILED.code();
        }
    }
}
