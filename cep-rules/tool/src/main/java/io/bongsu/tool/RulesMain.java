package io.bongsu.tool;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code cep rules}: one subcommand per class; add a class to {@code subcommands} to add a command.
 *
 * <p>Errors: exit code 0 when all is well, 1 when a rule or a file is wrong, 2 for a wrong command line, 3 for warnings
 * under {@code --strict}.
 */
@Command(
        name = "rules",
        description = "Check, explain, test and compile rules; tell what EPL runs.",
        mixinStandardHelpOptions = true,
        version = "bongsu 0.1",
        subcommands = {
            CheckCommand.class,
            ExplainCommand.class,
            TestCommand.class,
            CompileCommand.class,
            SupportCommand.class
        },
        footer = {"", "Example:", "  cep rules check cep-rules/rules"})
public final class RulesMain implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for {@link #main} and for tests, which give it their own writers. */
    public static CommandLine commandLine() {
        return new CommandLine(new RulesMain());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "a subcommand is needed: check, explain, test, compile or support");
    }
}
