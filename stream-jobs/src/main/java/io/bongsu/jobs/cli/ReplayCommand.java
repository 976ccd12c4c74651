package io.bongsu.jobs.cli;

import io.bongsu.jobs.source.replay.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cep replay}: anybody's rules over anybody's event files. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs rules over event files, in order of event time.",
            "Event files hold one JSON object a line (may be gzipped), {\"type\":…,\"ts\":…,\"eventId\":…,…fields}, or are "
                    + "Avro containers."
        },
        footer = {
            "%nExample: cep replay --rules my-rules --events events.jsonl --schemas my-schemas --alerts alerts.jsonl",
            "Exit codes: 0 ok, 1 failed, 2 usage."
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    @Option(
            names = "--rules",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Rule folders, folders of them, or .epl files.")
    private List<Path> rules;

    @Option(names = "--events", required = true, arity = "1..*", paramLabel = "FILE", description = "Event files.")
    private List<Path> events;

    @Option(names = "--schemas", paramLabel = "DIR", description = "Further event schemas (.avsc).")
    private Path schemas;

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = "Reference files (.jsonl, .avro): Camera, Hydrant, SafeZone, District.")
    private Path reference;

    @Option(
            names = "--speed",
            paramLabel = "max|Nx",
            defaultValue = "max",
            description = "How fast event time goes: max, 1x, 10x, … (default: ${DEFAULT-VALUE}).")
    private String speed;

    @Override
    public Integer call() throws Exception {
        Pace pace = CommandChecks.pace(spec, speed);
        CommandChecks.parallelism(spec, options);
        return new Replay("replay", rules, events, schemas, reference, pace, options)
                .run(spec.commandLine().getErr());
    }
}
