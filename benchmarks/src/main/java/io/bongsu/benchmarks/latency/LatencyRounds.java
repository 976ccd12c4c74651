package io.bongsu.benchmarks.latency;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.pace.Latencies;
import io.bongsu.benchmarks.pace.PaceClock;
import io.bongsu.benchmarks.pace.PacedStream;
import io.bongsu.benchmarks.stream.EventStream;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A system's rounds of P7: finds its own maximum, then offers half of it and measures.
 *
 * <p>Shape: the maximum is that of the last of two unpaced rounds, made before the first one. A round
 * lasts three seconds in a quick run, twenty in a full one; the first third of its events does not count. Figures: {@code
 * p50Millis}, {@code p99Millis}, {@code p999Millis}, {@code offeredPerSecond}, {@code alerts}, {@code lagMillis} of the
 * source.
 */
final class LatencyRounds implements Contender {
    static final String DIRECT = "direct";
    static final String TRANSACTIONAL = "transactional";

    private static final long PROBE_EVENTS = 600_000;
    private static final long PROBE_EVENTS_QUICK = 150_000;

    /** Builds a system's job: source to sink. */
    interface Job {
        void build(StreamExecutionEnvironment flink, EventStream stream, BenchSource source, boolean transactional)
                throws Exception;

        /** Called when a round is over. */
        default void ended() throws Exception {}
    }

    private final EventStream events;
    private final State state;
    private final Job job;
    private final Workplace place = Workplace.current();
    private boolean transactional;
    private double offered;

    LatencyRounds(EventStream events, State state, Job job) {
        this.events = events;
        this.state = state;
        this.job = job;
    }

    @Override
    public void prepare(String variant) {
        transactional = variant.equals(TRANSACTIONAL);
        offered = 0;
    }

    @Override
    public Round run(long most) throws Exception {
        if (offered == 0) {
            probe(Math.min(most, place.quick() ? PROBE_EVENTS_QUICK : PROBE_EVENTS));
        }
        long count = Math.min(most, (long) (offered * (place.quick() ? 3 : 20)));
        PaceClock pace = PaceClock.next(offered, place.parallelism(), count);
        Latencies latencies = Latencies.next(count / 3);
        Round round = round(new PacedStream(events, true), count, offered, transactional);
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("p50Millis", latencies.millis(0.5));
        figures.put("p99Millis", latencies.millis(0.99));
        figures.put("p999Millis", latencies.millis(0.999));
        figures.put("offeredPerSecond", offered);
        figures.put("alerts", (double) latencies.count());
        figures.put("lagMillis", pace.settledLagMillis());
        return new Round(count, round.nanos(), round.cpuNanos(), round.allocatedBytes(), new Matches(), figures);
    }

    private void probe(long count) throws Exception {
        for (int i = 0; i < 2; i++) {
            offered = round(events, count, 0, false).eventsPerSecond() / 2;
        }
    }

    private Round round(EventStream stream, long count, double perSecond, boolean visible) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(state, true);
        if (visible) {
            environment.enableCheckpointing(1_000);
        }
        job.build(environment, stream, BenchSource.upTo(stream, count).paced(perSecond), visible);
        try {
            return flink.run(environment, count);
        } finally {
            job.ended();
        }
    }

    @Override
    public void close() {}
}
