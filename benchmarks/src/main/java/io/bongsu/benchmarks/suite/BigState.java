package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Effort;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.contender.flink.FilledContender;
import io.bongsu.benchmarks.contender.floor.ValueStateCount;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.Ticks;
import io.bongsu.jobs.enrich.EnrichedAlert;
import java.util.List;

/** P6: a count for each of very many keys, a tenth of them on the heap, a tenth touched at a time. */
final class BigState implements BenchCase {
    private static final String VALUE_STATE = "valuestate";
    private static final int QUICK_THOUSANDS = 200;
    private static final int FULL_THOUSANDS = 1_000;
    private static final int LONG_THOUSANDS = 5_000;
    private static final int CACHED_PART = 10;
    private static final long WANTED = 12;

    private final int quickThousands;

    BigState() {
        this(QUICK_THOUSANDS);
    }

    /** With so many thousand keys in the quick variant. */
    BigState(int quickThousands) {
        this.quickThousands = quickThousands;
    }

    @Override
    public String name() {
        return "P6";
    }

    @Override
    public String title() {
        return "big state: count per key, a tenth of the keys cached and touched at a time";
    }

    @Override
    public List<String> variants(Extent extent) {
        return TickCases.variants(extent, quickThousands, FULL_THOUSANDS, LONG_THOUSANDS);
    }

    @Override
    public List<String> systems() {
        return List.of(OURS, VALUE_STATE);
    }

    @Override
    public EventStream stream(String variant) {
        return ticks(variant);
    }

    private static Ticks ticks(String variant) {
        return new Ticks(6, TickCases.keys(variant));
    }

    /** The first keys to leave the touched tenth must have been counted up. */
    @Override
    public Effort effort(String variant, Extent extent) {
        return BenchCase.super.effort(variant, extent).atLeast(100_000);
    }

    @Override
    public Contender contender(String system) {
        return switch (system) {
            case OURS -> new FilledContender(BigState::ticks, variant -> job(ticks(variant))::build);
            case VALUE_STATE -> new FilledContender(BigState::ticks, variant -> new ValueStateCount(WANTED));
            default ->
                throw new IllegalArgumentException("a system of P6 is one of " + systems() + ", system=" + system);
        };
    }

    private static LineJob job(Ticks ticks) {
        return LineJob.of(ticks, TickCases.rule(ticks, WANTED))
                .cached(ticks.keys() / CACHED_PART / Workplace.current().parallelism())
                .alerts(BigState::byKey);
    }

    private static void byKey(EnrichedAlert alert, Matches.Part matches) {
        String key = (String) alert.alert().details().get("k");
        matches.add(alert.alert().detectedAtMillis(), Matches.hash(Ticks.keyNumber(key)));
    }

    @Override
    public List<String> jvmFlags() {
        return List.of("-Xms1g", "-Xmx5g", "-XX:+UseParallelGC");
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.speed(".*", VALUE_STATE, 3));
    }
}
