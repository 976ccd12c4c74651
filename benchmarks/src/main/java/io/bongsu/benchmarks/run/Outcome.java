package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.BenchCase;
import java.util.List;

/** All that a run of the benchmark found; {@code failures} are sentences, none when all went well. */
public record Outcome(
        List<BenchCase> cases, boolean quick, List<Result> results, List<Ratio> ratios, List<String> failures) {
    public Outcome {
        cases = List.copyOf(cases);
        results = List.copyOf(results);
        ratios = List.copyOf(ratios);
        failures = List.copyOf(failures);
    }
}
