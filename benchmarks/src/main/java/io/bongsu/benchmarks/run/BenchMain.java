package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.report.HtmlPage;
import io.bongsu.benchmarks.report.JsonFile;
import io.bongsu.benchmarks.report.Table;
import io.bongsu.benchmarks.suite.Cases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmarks/bin/bench}: runs cases, prints the table, writes JSON and a page. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs Bongsu and its peers in the same run on the same generated events.",
            "Exit codes: 0 ok, 1 a system failed or found other matches, 2 usage. A missed target is no failure."
        })
public final class BenchMain implements Callable<Integer> {
    private static final long QUICK_CHECKPOINT_MILLIS = 450;
    private static final long CHECKPOINT_MILLIS = 5_000;
    private static final int QUICK_TIMEOUT_SECONDS = 150;
    private static final int FULL_TIMEOUT_SECONDS = 600;
    private static final int PARALLELISM = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASE", arity = "0..*", description = "Cases, such as P2 (default: all).")
    private List<String> cases = List.of();

    @Option(names = "--peers", split = ",", paramLabel = "SYSTEM", description = "Only these peers (default: all).")
    private List<String> peers;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes every figure there.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with plots there.")
    private Path html;

    @Option(names = "--quick", description = "Few variants, short rounds: under 5 minutes.")
    private boolean quick;

    @Option(names = "--long", description = "As many keys and rules as there can be, long rounds: hours.")
    private boolean longest;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "0", description = "Rounds per system and variant.")
    private int rounds;

    @Option(
            names = "--before",
            paramLabel = "DIR",
            description = "Runs the commit checked out there beside this one, as system \"before\".")
    private Path before;

    @Option(names = "--keep", description = "Keeps the folder with the children's logs.")
    private boolean keep;

    @Option(names = "--list", description = "Lists cases, variants and systems.")
    private boolean list;

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<BenchCase> chosen = chosen();
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            chosen.forEach(one -> list(one, out));
            return 0;
        }
        check(chosen);
        Path folder = Files.createTempDirectory("bongsu-bench-");
        boolean clean = false;
        try {
            Outcome outcome = run(chosen, folder);
            new Table(outcome).print(out);
            if (json != null) {
                JsonFile.write(outcome, json);
            }
            if (html != null) {
                HtmlPage.write(outcome, html);
            }
            clean = outcome.failures().isEmpty();
            return clean ? 0 : 1;
        } finally {
            if (clean && !keep) {
                delete(folder);
            } else {
                spec.commandLine().getErr().println("bench: the logs are in " + folder);
            }
        }
    }

    private List<BenchCase> chosen() {
        if (cases.isEmpty()) {
            return Cases.all();
        }
        List<BenchCase> chosen = new ArrayList<>();
        for (String name : cases) {
            chosen.add(Cases.find(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "a case is one of "
                                    + Cases.all().stream().map(BenchCase::name).toList() + ", case=" + name)));
        }
        return chosen;
    }

    private void check(List<BenchCase> chosen) {
        if (quick && longest) {
            throw new ParameterException(spec.commandLine(), "a run is quick or long, not both");
        }
        if (rounds < 0) {
            throw new ParameterException(spec.commandLine(), "rounds are not negative, rounds=" + rounds);
        }
        TreeSet<String> known = new TreeSet<>();
        chosen.forEach(one -> known.addAll(one.systems()));
        for (String peer : peers == null ? List.<String>of() : peers) {
            if (!known.contains(peer)) {
                throw new ParameterException(
                        spec.commandLine(), "a peer of these cases is one of " + known + ", peer=" + peer);
            }
        }
        if (before != null && !Before.isBuilt(before)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the other commit must be built, folder=" + before + ". Cure: " + before
                            + "/benchmarks/bin/bench --list");
        }
        for (Path file : Stream.of(json, html).filter(path -> path != null).toList()) {
            Path parent = file.toAbsolutePath().getParent();
            if (!Files.isDirectory(parent)) {
                throw new ParameterException(spec.commandLine(), "a file's folder must be there, folder=" + parent);
            }
        }
    }

    private Outcome run(List<BenchCase> chosen, Path folder) throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        List<Result> results = new ArrayList<>();
        List<Ratio> ratios = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Workplace place = switch (extent()) {
            case QUICK -> new Workplace(folder, true, QUICK_CHECKPOINT_MILLIS, QUICK_TIMEOUT_SECONDS, PARALLELISM);
            case FULL -> new Workplace(folder, false, CHECKPOINT_MILLIS, FULL_TIMEOUT_SECONDS, PARALLELISM);
            case LONG -> new Workplace(folder, false, CHECKPOINT_MILLIS, FULL_TIMEOUT_SECONDS, PARALLELISM);
        };
        long begin = System.nanoTime();
        for (BenchCase one : chosen) {
            Consumer<String> failed = failure -> {
                failures.add(failure);
                tell(err, begin, failure);
            };
            CaseRun run = new CaseRun(
                    one, this::isWanted, place, extent(), line -> tell(err, begin, line), failed, beforeNow());
            tell(err, begin, one.name() + " " + one.title());
            List<Result> found = run.run(rounds);
            results.addAll(found);
            ratios.addAll(Ratios.of(one, found));
        }
        tell(err, begin, "done");
        return new Outcome(chosen, quick, results, ratios, failures);
    }

    private Optional<Before> beforeNow() throws IOException {
        return before == null ? Optional.empty() : Optional.of(Before.of(before));
    }

    private Extent extent() {
        return quick ? Extent.QUICK : longest ? Extent.LONG : Extent.FULL;
    }

    private boolean isWanted(String system) {
        return peers == null || system.equals(BenchCase.OURS) || peers.contains(system);
    }

    private static void tell(PrintWriter err, long beginNanos, String line) {
        err.printf("bench: %4d s  %s%n", (System.nanoTime() - beginNanos) / 1_000_000_000, line);
        err.flush();
    }

    private void list(BenchCase one, PrintWriter out) {
        out.printf("%-4s %s%n", one.name(), one.title());
        for (String variant : one.variants(extent())) {
            out.printf("       %-14s %s%n", variant, String.join(", ", one.systems(variant, extent())));
        }
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
