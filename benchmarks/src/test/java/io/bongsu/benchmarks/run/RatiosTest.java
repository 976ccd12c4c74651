package io.bongsu.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.suite.Cases;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a ratio says, and what is asked of it. */
final class RatiosTest {
    private static Result result(
            BenchCase one, String variant, String system, double speed, TreeMap<String, Double> more) {
        return new Result(one.name(), variant, system, speed, 1, 1, 1, 1, 1, speed, speed, 0, more);
    }

    private static List<String> told(BenchCase one, Result... results) {
        return Ratios.of(one, List.of(results)).stream()
                .map(ratio -> "%s %s %s %.2f%s"
                        .formatted(
                                ratio.variant(),
                                ratio.measure(),
                                ratio.against(),
                                ratio.ratio(),
                                ratio.target().isEmpty() ? "" : ratio.missed() ? " missed" : " met"))
                .toList();
    }

    @Test
    void aPeerIsComparedWithItsOwnTarget() {
        BenchCase one = Cases.find("P4").orElseThrow();
        assertThat(told(
                        one,
                        result(one, "4000 cameras", "bongsu", 90, new TreeMap<>()),
                        result(one, "4000 cameras", "esper", 100, new TreeMap<>())))
                .containsExactly("4000 cameras eventsPerSecond esper 0.90 missed");
    }

    @Test
    void theCommitBeforeMayBeATenthFaster() {
        BenchCase one = Cases.find("P4").orElseThrow();
        assertThat(told(
                        one,
                        result(one, "4000 cameras", "bongsu", 91, new TreeMap<>()),
                        result(one, "4000 cameras", Before.SYSTEM, 100, new TreeMap<>())))
                .containsExactly("4000 cameras eventsPerSecond before 0.91 met");
        assertThat(told(
                        one,
                        result(one, "4000 cameras", "bongsu", 89, new TreeMap<>()),
                        result(one, "4000 cameras", Before.SYSTEM, 100, new TreeMap<>())))
                .containsExactly("4000 cameras eventsPerSecond before 0.89 missed");
    }

    @Test
    void whatIsToBeSmallMayGrowByATenth() {
        BenchCase one = Cases.find("P7").orElseThrow();
        TreeMap<String, Double> now = new TreeMap<>();
        now.put("p99Millis", 330.0);
        TreeMap<String, Double> before = new TreeMap<>();
        before.put("p99Millis", 290.0);
        assertThat(told(one, result(one, "direct", "bongsu", 1, now), result(one, "direct", Before.SYSTEM, 1, before)))
                .containsExactly(
                        "direct eventsPerSecond before 1.00",
                        "direct p99Millis  330.00 met",
                        "direct p99Millis before 1.14 missed");
    }
}
