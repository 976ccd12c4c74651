package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Effort;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Target.Bound;
import io.bongsu.benchmarks.contender.recovery.RecoveryContender;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.Ticks;
import java.util.List;

/** P8: a job with state of very many keys is killed; how soon does the next JVM raise an alert? */
final class Recovery implements BenchCase {
    static final String EMPTY = "empty-job";
    private static final int QUICK_THOUSANDS = 100;
    private static final int FULL_THOUSANDS = 300;
    private static final int LONG_THOUSANDS = 1_000;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "P8";
    }

    @Override
    public String title() {
        return "recovery: kill -9, from the start of the new JVM to the first new alert (events/s: keys per second)";
    }

    @Override
    public List<String> variants(Extent extent) {
        return TickCases.variants(extent, QUICK_THOUSANDS, FULL_THOUSANDS, LONG_THOUSANDS);
    }

    @Override
    public List<String> systems() {
        return List.of(OURS, EMPTY);
    }

    @Override
    public EventStream stream(String variant) {
        return ticks(variant);
    }

    static Ticks ticks(String variant) {
        return new Ticks(8, TickCases.keys(variant));
    }

    @Override
    public Effort effort(String variant, Extent extent) {
        return BenchCase.super
                .effort(variant, extent)
                .fixed(ticks(variant).keys())
                .withoutWarmUp()
                .rounds(extent == Extent.QUICK ? 1 : ROUNDS);
    }

    @Override
    public Contender contender(String system) {
        if (!systems().contains(system)) {
            throw new IllegalArgumentException("a system of P8 is one of " + systems() + ", system=" + system);
        }
        return new RecoveryContender(KilledJobs.class, system);
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target(".*", RecoveryContender.RECOVERY, EMPTY, Bound.AT_MOST, 1.5));
    }
}
