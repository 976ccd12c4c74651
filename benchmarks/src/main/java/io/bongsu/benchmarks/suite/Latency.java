package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Effort;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Target.Bound;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.latency.CepLatency;
import io.bongsu.benchmarks.latency.OurLatency;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.ReportReads;
import java.util.List;

/** P7: P2's pattern at half of the maximum load of each system; from the event to its alert. */
final class Latency implements BenchCase {
    private static final String DIRECT = "direct";
    private static final String TRANSACTIONAL = "transactional";
    private static final String CEP_ROCKSDB = "flink-cep-rocksdb";
    private static final String CEP_HEAP = "flink-cep-heap";
    private static final double MORE_MILLIS = 250;
    private static final long MOST_EVENTS = 1_000_000_000;
    private static final ReportReads EVENTS = new ReportReads(7, 100_000, 2);

    @Override
    public String name() {
        return "P7";
    }

    @Override
    public String title() {
        return "latency: P2 at half of the maximum load, source to alert, the watermark's delay of "
                + EVENTS.latenessMillis() + " ms included";
    }

    @Override
    public List<String> variants(Extent extent) {
        return extent == Extent.QUICK ? List.of(DIRECT) : List.of(DIRECT, TRANSACTIONAL);
    }

    @Override
    public List<String> systems() {
        return List.of(OURS, CEP_ROCKSDB, CEP_HEAP);
    }

    @Override
    public List<String> systems(String variant, Extent extent) {
        return variant.equals(TRANSACTIONAL) || extent == Extent.QUICK ? List.of(OURS) : systems();
    }

    @Override
    public EventStream stream(String variant) {
        return EVENTS;
    }

    /** How many events a round has follows from the load; this is more than it will ever be. */
    @Override
    public Effort effort(String variant, Extent extent) {
        return Effort.of(extent).fixed(MOST_EVENTS).withoutWarmUp().rounds(3);
    }

    @Override
    public Contender contender(String system) {
        return switch (system) {
            case OURS -> OurLatency.of(EVENTS, KeyedPattern.RULE);
            case CEP_ROCKSDB -> CepLatency.of(EVENTS, State.ROCKSDB);
            case CEP_HEAP -> CepLatency.of(EVENTS, State.HEAP);
            default ->
                throw new IllegalArgumentException("a system of P7 is one of " + systems() + ", system=" + system);
        };
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target(DIRECT, "p99Millis", "", Bound.AT_MOST, EVENTS.latenessMillis() + MORE_MILLIS));
    }
}
