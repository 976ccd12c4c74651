package io.bongsu.benchmarks.report;

import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Target.Bound;
import io.bongsu.benchmarks.run.Ratio;

/** How numbers and verdicts are written. */
final class Words {
    private static final double WHOLE_FROM = 1_000;
    private static final double ONE_PLACE_FROM = 10;

    private Words() {}

    static String number(double number) {
        if (Double.isNaN(number)) {
            return "unknown";
        }
        return (Math.abs(number) >= WHOLE_FROM ? "%,.0f" : Math.abs(number) >= ONE_PLACE_FROM ? "%.1f" : "%.2f")
                .formatted(number);
    }

    static String ratio(Ratio ratio) {
        return number(ratio.ratio()) + (ratio.against().isEmpty() ? "" : "×");
    }

    /** Blank, then the target and whether it is met; empty without a target. */
    static String verdict(Ratio ratio) {
        return ratio.target()
                .map(target -> " " + limit(target) + (ratio.missed() ? " MISSED" : " met"))
                .orElse("");
    }

    private static String limit(Target target) {
        return (target.bound() == Bound.AT_LEAST ? "≥ " : "≤ ") + number(target.limit());
    }
}
