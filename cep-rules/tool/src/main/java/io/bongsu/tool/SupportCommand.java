package io.bongsu.tool;

import io.bongsu.language.support.SupportPage;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cep rules support}: the page of what runs, as the compiler of this program sees it. */
@Command(
        name = "support",
        description = "Print which constructs of EPL run and which are refused, with an example of each.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cep rules support > cep-rules/language/SUPPORT.md"})
final class SupportCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(new SupportPage().text());
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }
}
