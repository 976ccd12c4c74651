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
 * <p>Shape: the maximum is that of the last of {@value #PROBES} unpaced rounds, made before the first one. A round
 * lasts two seconds in a quick run, eight in a full one; the first third of its events does not count. Figures: {@code
 * p50Millis}, {@code p99Millis}, {@code p999Millis}, {@code offeredPerSecond}, {@code alerts}, {@code lagMillis} of the
 * source.
 */
final class LatencyRounds implements Contender {
    static final String DIRECT = "direct";
    static final String TRANSACTIONAL = "transactional";

    private static final long FIRST_EVENTS = 20_000;
    private static final double PROBE_SECONDS = 5;
    private static final double PROBE_SECONDS_QUICK = 1.5;
    private static final int EXPECTED_GAIN = 2;
    private static final double WARM_UP_SECONDS = 20;
    private static final double WARM_UP_SECONDS_QUICK = 4;
    private static final double ROUND_SECONDS = 8;
    private static final double ROUND_SECONDS_QUICK = 2;

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
            probe(most);
        }
        long count = Math.min(most, (long) (offered * (place.quick() ? ROUND_SECONDS_QUICK : ROUND_SECONDS)));
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

    /** Half of the most that a warm system takes: probes are also its warm-up. */
    private void probe(long most) throws Exception {
        long count = Math.min(most, FIRST_EVENTS);
        for (double left = place.quick() ? WARM_UP_SECONDS_QUICK : WARM_UP_SECONDS; left > 0; ) {
            Round probe = round(events, count, 0, false);
            left -= probe.nanos() / 1e9;
            offered = Math.max(offered, probe.eventsPerSecond() / 2);
            double next = offered * 2 * EXPECTED_GAIN * (place.quick() ? PROBE_SECONDS_QUICK : PROBE_SECONDS);
            count = Math.min(most, (long) next);
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
