package io.bongsu.benchmarks.report;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.run.Outcome;
import io.bongsu.benchmarks.run.Ratio;
import io.bongsu.benchmarks.run.Result;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The console's table: a line per result, then the targets of each case; cases with a missed target first.
 *
 * <p>Unit: events/s; CPU seconds per million events; bytes allocated per event; MB of peak resident memory.
 */
public final class Table {
    private static final String ROW = "%-4s %-14s %-18s %12s %8s %10s %8s %9s  %s%n";

    private final Outcome outcome;

    public Table(Outcome outcome) {
        this.outcome = outcome;
    }

    public void print(PrintWriter out) {
        out.println();
        out.printf(
                ROW, "case", "variant", "system", "events/s", "CPU s/M", "B/event", "RSS MB", "matches", "ours/theirs");
        for (BenchCase one : losingFirst(outcome)) {
            out.println();
            out.println(one.name() + "  " + one.title());
            results(one).forEach(result -> print(result, out));
            targets(one, out);
        }
        out.println();
        long missed = outcome.ratios().stream().filter(Ratio::missed).count();
        long set = outcome.ratios().stream()
                .filter(ratio -> ratio.target().isPresent())
                .count();
        out.printf("%d of %d targets met%s%n", set - missed, set, outcome.quick() ? " (quick run: short rounds)" : "");
        outcome.failures().forEach(failure -> out.println("FAILED " + failure));
        out.flush();
    }

    /** Cases with a missed target first, else in their order. */
    static List<BenchCase> losingFirst(Outcome outcome) {
        List<BenchCase> ordered = new ArrayList<>();
        outcome.cases().stream().filter(one -> loses(outcome, one)).forEach(ordered::add);
        outcome.cases().stream().filter(one -> !loses(outcome, one)).forEach(ordered::add);
        return ordered;
    }

    private static boolean loses(Outcome outcome, BenchCase one) {
        return outcome.ratios().stream().anyMatch(ratio -> ratio.caseName().equals(one.name()) && ratio.missed());
    }

    private List<Result> results(BenchCase one) {
        return outcome.results().stream()
                .filter(result -> result.caseName().equals(one.name()))
                .toList();
    }

    private void print(Result result, PrintWriter out) {
        String ratio = outcome.ratios().stream()
                .filter(each -> each.caseName().equals(result.caseName())
                        && each.variant().equals(result.variant())
                        && each.against().equals(result.system())
                        && each.measure().equals(Target.SPEED))
                .map(each -> Words.ratio(each) + Words.verdict(each))
                .findFirst()
                .orElse("");
        out.printf(
                ROW,
                result.caseName(),
                result.variant(),
                result.system(),
                "%,.0f".formatted(result.eventsPerSecond()),
                "%.2f".formatted(result.cpuSecondsPerMillionEvents()),
                "%,.0f".formatted(result.allocatedBytesPerEvent()),
                "%,.0f".formatted(result.peakRssMb()),
                "%,d".formatted(result.matches()),
                ratio);
        for (Map.Entry<String, Double> figure : result.figures().entrySet()) {
            out.printf("%39s%s = %s%n", "", figure.getKey(), Words.number(figure.getValue()));
        }
    }

    /** Those that are no comparison of speed with a peer. */
    private void targets(BenchCase one, PrintWriter out) {
        for (Ratio ratio : outcome.ratios()) {
            boolean inRow = ratio.measure().equals(Target.SPEED)
                    && results(one).stream().anyMatch(result -> result.system().equals(ratio.against()));
            if (ratio.caseName().equals(one.name()) && !inRow) {
                out.printf(
                        "     %-14s %s%s: %s%s%n",
                        ratio.variant(),
                        ratio.measure(),
                        ratio.against().isEmpty() ? "" : " against " + ratio.against(),
                        Words.ratio(ratio),
                        Words.verdict(ratio));
            }
        }
    }
}
