package io.bongsu.tool;

import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.pack.RulePaths;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.CatalogException;
import io.bongsu.schemas.EventCatalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that all commands share, and what they have in common: compile the rules of some paths, print what is wrong. */
public final class RuleOptions {
    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "Folder of .avsc files to add to the event catalog; may be given more than once.")
    private List<Path> schemas = new ArrayList<>();

    @Option(names = "--strict", description = "Exit with 3 when there are warnings.")
    private boolean strict;

    /** Rules with what was found wrong with them, and what was found wrong before they could be read. */
    record Compiled(List<CompiledRule> rules, List<Diagnostic> reading) {
        List<Diagnostic> diagnostics() {
            List<Diagnostic> all = new ArrayList<>(reading);
            rules.forEach(rule -> all.addAll(rule.diagnostics()));
            return all;
        }

        long errors() {
            return diagnostics().stream().filter(Diagnostic::isError).count();
        }

        long warnings() {
            return diagnostics().stream()
                    .filter(diagnostic -> !diagnostic.isError())
                    .count();
        }
    }

    /** The project's event types and those of {@code --schemas}. */
    public EventCatalog catalog() throws CatalogException {
        EventCatalog catalog = EventCatalog.builtin();
        for (Path folder : schemas) {
            catalog = catalog.withFolder(folder);
        }
        return catalog;
    }

    Compiled compile(List<Path> paths) throws CatalogException {
        EventCatalog catalog = catalog();
        Diagnostics reading = new Diagnostics();
        RuleCompiler compiler = new RuleCompiler(catalog);
        List<CompiledRule> rules = new ArrayList<>();
        for (RuleSource source : RulePaths.read(paths, reading)) {
            rules.add(compiler.compile(source));
        }
        return new Compiled(rules, reading.all());
    }

    static void print(List<Diagnostic> diagnostics, PrintWriter out) {
        diagnostics.forEach(diagnostic -> out.println(DiagnosticText.of(diagnostic)));
        out.flush();
    }

    int exitCode(Compiled compiled) {
        return exitCode(compiled, false);
    }

    /** @param warned whether the command itself had something to warn of */
    int exitCode(Compiled compiled, boolean warned) {
        ExitCode code = compiled.errors() > 0
                ? ExitCode.FAILED
                : strict && (warned || compiled.warnings() > 0) ? ExitCode.WARNINGS : ExitCode.OK;
        return code.code();
    }
}
