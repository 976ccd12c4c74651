package io.bongsu.jobs.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cep demo} and {@code cep replay}. */
@Command(
        name = "cep",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, ReplayCommand.class},
        description = "Runs rules over recorded events, on a Flink inside this process.",
        footer = "%nExample: cep demo --alerts alerts.jsonl")
public final class JobsMain {
    private JobsMain() {}

    /** Where the log goes: {@code .bongsu} of the checkout, or of the current folder. */
    static Path workFolder() {
        String home = System.getenv("BONGSU_HOME");
        return Path.of(home == null ? "." : home).resolve(".bongsu");
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        String command = arguments.length > 0 && arguments[0].matches("[a-z]+") ? arguments[0] : "cep";
        System.setProperty("bongsu.log", workFolder().resolve(command + ".log").toString());
        System.setProperty("log4j2.configurationFile", "bongsu-log4j2.properties");
        int code = commandLine().execute(arguments);
        System.out.flush();
        // Flink's own threads must not keep the process.
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new JobsMain()).setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("cep: " + Failure.message(failure));
            if (!(failure instanceof FailedException)) {
                line.getErr().println("cep: the log is in " + System.getProperty("bongsu.log"));
            }
            return 1;
        });
    }
}
