package io.bongsu.benchmarks.contender;

import java.util.List;

/** All cases, in the order in which they run. */
public final class Cases {
    private static final List<BenchCase> ALL = List.of();

    private Cases() {}

    public static List<BenchCase> all() {
        return ALL;
    }
}
