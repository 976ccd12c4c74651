package io.bongsu.benchmarks.report;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.run.Outcome;
import io.bongsu.benchmarks.run.Ratio;
import io.bongsu.benchmarks.run.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of its own, without scripts or other files: speed plots per case, targets, and every figure. */
public final class HtmlPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Bongsu beside its peers</title>
            <style>
            body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:64em;padding:0 1em;color:#222}
            h2{margin:2em 0 .2em;font-size:1.15em} p{margin:.3em 0} table{border-collapse:collapse;font-size:.85em;margin:.6em 0}
            td,th{padding:.15em .7em;text-align:right;border-bottom:1px solid #ddd} td:nth-child(-n+2),th:nth-child(-n+2){text-align:left}
            .met{color:#17692f} .missed{color:#b00020;font-weight:600} svg text{font:12px system-ui,sans-serif}
            </style></head><body>
            <h1>Bongsu beside its peers</h1>
            """;

    private HtmlPage() {}

    public static void write(Outcome outcome, Path file) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(
                        "<p>Events per second of every system on the same generated events, medians of alternating rounds; ")
                .append("ratio = ours / theirs. Cases that miss a target come first.")
                .append(outcome.quick() ? " <b>Quick run: short rounds.</b>" : "")
                .append("</p>\n");
        outcome.failures()
                .forEach(failure -> page.append("<p class=\"missed\">")
                        .append(text(failure))
                        .append("</p>\n"));
        for (BenchCase one : Table.losingFirst(outcome)) {
            List<Result> results = outcome.results().stream()
                    .filter(result -> result.caseName().equals(one.name()))
                    .toList();
            page.append("<h2>").append(text(one.name() + " · " + one.title())).append("</h2>\n");
            new SpeedPlot(results).append(page);
            verdicts(outcome, one, page);
            figures(results, page);
        }
        page.append("</body></html>\n");
        Files.writeString(file, page);
    }

    private static void verdicts(Outcome outcome, BenchCase one, StringBuilder page) {
        for (Ratio ratio : outcome.ratios()) {
            if (ratio.caseName().equals(one.name()) && ratio.target().isPresent()) {
                String measure = ratio.measure().equals(Target.SPEED) ? "speed" : ratio.measure();
                page.append("<p class=\"")
                        .append(ratio.missed() ? "missed" : "met")
                        .append("\">");
                page.append(text(ratio.variant() + ": " + measure
                        + (ratio.against().isEmpty() ? "" : " against " + ratio.against()) + " "
                        + Words.ratio(ratio) + Words.verdict(ratio)));
                page.append("</p>\n");
            }
        }
    }

    private static void figures(List<Result> results, StringBuilder page) {
        page.append(
                "<table><tr><th>variant<th>system<th>events/s<th>CPU s/M<th>B/event<th>peak RSS MB<th>matches</tr>\n");
        for (Result result : results) {
            row(
                    page,
                    result.variant(),
                    result.system(),
                    "%,.0f".formatted(result.eventsPerSecond()),
                    "%.2f".formatted(result.cpuSecondsPerMillionEvents()),
                    "%,.0f".formatted(result.allocatedBytesPerEvent()),
                    "%,.0f".formatted(result.peakRssMb()),
                    "%,d".formatted(result.matches()));
            result.figures().forEach((name, value) -> row(page, "", "", name, Words.number(value), "", "", ""));
        }
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append("<td>").append(text(cell));
        }
        page.append("</tr>\n");
    }

    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
