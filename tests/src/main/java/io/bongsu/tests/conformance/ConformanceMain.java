package io.bongsu.tests.conformance;

import io.bongsu.tests.conformance.Verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code tests/bin/conformance}.
 *
 * <p>Errors: exit code 0 when no case is wrong, 1 when one is, 2 for a wrong command line.
 */
@Command(
        name = "conformance",
        description = "Runs recorded cases and compares every output.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tests/bin/conformance ../shared/conformance --area pattern --verbose"})
public final class ConformanceMain implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of AREA.jsonl.gz files.")
    private Path folder;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the table as JSON.")
    private Path json;

    @Option(names = "--area", paramLabel = "NAME", description = "Only this area; may be repeated.")
    private List<String> areas = List.of();

    @Option(names = "--case", paramLabel = "ID", description = "Only this case; may be repeated.")
    private List<String> cases = List.of();

    @Option(names = "--verbose", description = "Tell the verdict on each case.")
    private boolean verbose;

    @Option(names = "--passing", paramLabel = "FILE", description = "Write the ids of the cases that pass.")
    private Path passing;

    @Option(names = "--thorough", description = "Look for wrong output also in cases of which a part is refused.")
    private boolean thorough;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ConformanceMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "DIR must be a folder, got " + folder);
        }
        Score score = new Score(Conformance.run(
                folder,
                area -> areas.isEmpty() || areas.contains(area),
                id -> cases.isEmpty() || cases.contains(id),
                thorough));
        if (verbose) {
            for (Outcome outcome : Outcome.values()) {
                score.of(outcome).forEach(one -> print(outcome + " " + one.id() + " " + one.detail()));
            }
        } else {
            score.of(Outcome.WRONG).forEach(one -> print("WRONG " + one.id()));
        }
        print(score.text());
        if (json != null) {
            Files.writeString(json, score.json());
        }
        if (passing != null) {
            Files.write(passing, score.ids(Outcome.PASS).stream().sorted().toList());
        }
        return score.of(Outcome.WRONG).isEmpty() ? 0 : 1;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
