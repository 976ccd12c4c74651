package io.bongsu.jobs.cli;

import io.bongsu.jobs.source.replay.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cep demo}: the project's rules over the project's recorded half hour. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the project's rules over the half hour of Jamsil that the project carries.",
            "Alerts go to alerts.jsonl in the current folder unless --alerts names another file."
        },
        footer = {"%nExample: cep demo --alerts alerts.jsonl", "Exit codes: 0 ok, 1 failed, 2 usage."})
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    @Option(
            names = "--speed",
            paramLabel = "max|Nx",
            defaultValue = "100x",
            description = "How fast event time goes (default: ${DEFAULT-VALUE}).")
    private String speed;

    @Override
    public Integer call() throws Exception {
        Pace pace = CommandChecks.pace(spec, speed);
        CommandChecks.parallelism(spec, options);
        options.alertsByDefault = Path.of("alerts.jsonl");
        String home = System.getenv("BONGSU_HOME");
        if (home == null) {
            throw new FailedException("the demo needs the checkout, BONGSU_HOME is not set. Cure: run ./cep demo");
        }
        Path root = Path.of(home);
        Path demo = root.resolve("stream-jobs/src/main/demo");
        Replay replay = new Replay(
                "demo",
                List.of(root.resolve("cep-rules/rules")),
                files(demo.resolve("events")),
                null,
                demo.resolve("reference"),
                pace,
                options);
        return replay.run(spec.commandLine().getErr());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
