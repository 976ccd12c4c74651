package io.bongsu.benchmarks.report;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.run.Result;
import java.util.List;

/** Bars of one case's speeds on a logarithmic axis, slowest and fastest round as whiskers. */
final class SpeedPlot {
    private static final int LEFT = 260;
    private static final int WIDTH = 560;
    private static final int ROW = 20;
    private static final int BAR = 13;
    private static final int FOOT = 24;
    private static final int SLACK = 90;

    private final List<Result> results;
    private final double low;
    private final double high;

    SpeedPlot(List<Result> results) {
        this.results = results;
        double least = results.stream().mapToDouble(Result::slowest).min().orElse(1);
        double most = results.stream().mapToDouble(Result::fastest).max().orElse(10);
        low = Math.floor(Math.log10(Math.max(1, least / 2)));
        high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(10, most))));
    }

    void append(StringBuilder page) {
        if (results.isEmpty()) {
            return;
        }
        int height = results.size() * ROW;
        page.append("<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"events per second\">\n"
                .formatted(LEFT + WIDTH + SLACK, height + FOOT));
        for (int power = (int) low; power <= high; power++) {
            double x = x(Math.pow(10, power));
            page.append("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\" stroke=\"#ddd\"/>".formatted(x, x, height));
            page.append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#666\">%s</text>\n"
                    .formatted(x, height + FOOT - 8, "%,.0f".formatted(Math.pow(10, power))));
        }
        for (int i = 0; i < results.size(); i++) {
            bar(results.get(i), i * ROW, page);
        }
        page.append("</svg>\n");
    }

    private void bar(Result result, int top, StringBuilder page) {
        boolean ours = result.system().equals(BenchCase.OURS);
        double end = x(result.eventsPerSecond());
        int middle = top + ROW / 2;
        page.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                .formatted(LEFT - 6, middle + 4, HtmlPage.text(result.variant() + " · " + result.system())));
        page.append("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                .formatted(LEFT, top + (ROW - BAR) / 2, end - LEFT, BAR, ours ? "#c2410c" : "#94a3b8"));
        page.append("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#222\"/>"
                .formatted(x(result.slowest()), x(result.fastest()), middle, middle));
        page.append("<text x=\"%.1f\" y=\"%d\">%,.0f</text>\n"
                .formatted(Math.max(end, x(result.fastest())) + 5, middle + 4, result.eventsPerSecond()));
    }

    private double x(double speed) {
        double part = (Math.log10(Math.max(1, speed)) - low) / (high - low);
        return LEFT + WIDTH * Math.max(0, part);
    }
}
