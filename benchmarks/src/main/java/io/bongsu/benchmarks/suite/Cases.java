package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import java.util.List;
import java.util.Optional;

/** All cases, in the order in which they run. A new case is one line here. */
public final class Cases {
    private static final List<BenchCase> ALL = List.of(
            new PassThrough(),
            new KeyedPattern(),
            new Absence(),
            new CameraWindow(),
            new ManyRules(),
            new BigState(),
            new Latency(),
            new Recovery(),
            new City());

    private Cases() {}

    public static List<BenchCase> all() {
        return ALL;
    }

    public static Optional<BenchCase> find(String name) {
        return ALL.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }
}
