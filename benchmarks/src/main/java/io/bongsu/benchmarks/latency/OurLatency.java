package io.bongsu.benchmarks.latency;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.contender.ours.BenchRules;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.pace.Latencies;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.engine.event.Evidence;
import io.bongsu.jobs.CepPipeline;
import io.bongsu.jobs.LineOutputs;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.publish.file.LineFileSink;
import io.bongsu.jobs.publish.file.OutputFile;
import io.bongsu.jobs.reference.ReferenceData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The line's latency: to a sink that only looks at the clock, or until another process sees the alert in the line's
 * exactly-once file.
 */
public final class OurLatency implements LatencyRounds.Job {
    private final RuleBundle rules;
    private SeenLines seen;

    private OurLatency(RuleBundle rules) {
        this.rules = rules;
    }

    public static Contender of(EventStream events, String rule) {
        return new LatencyRounds(
                events, State.ROCKSDB, new OurLatency(BenchRules.compile(events.catalog(), List.of(rule))));
    }

    @Override
    public void build(StreamExecutionEnvironment flink, EventStream stream, BenchSource source, boolean transactional)
            throws Exception {
        CepPipeline.Outputs outputs = new ClockedOutputs();
        if (transactional) {
            Path file = Workplace.current().folder().resolve("alerts.jsonl");
            LineFileSink.prepare(file, false);
            seen = new SeenLines(file);
            outputs = new FileOutputs(new LineOutputs(false, Optional.of(OutputFile.whole(file)), Optional.empty()));
        }
        new CepPipeline(
                        flink,
                        new CepPipeline.Settings(
                                StreamCatalog.of(stream.catalog()),
                                EventTimeRange.LIVE,
                                ReferenceData.EMPTY,
                                new Timing(stream.latenessMillis(), 0, 0),
                                CepPipeline.DEFAULT_CACHED_PARTITIONS))
                .build(source, 0, new BundleSource(rules.bytes(), source.getBoundedness()), outputs);
    }

    @Override
    public void ended() throws Exception {
        if (seen != null) {
            seen.close();
            seen = null;
        }
    }

    /** The event that made the alert possible is the one that was made last. */
    static void arrived(EnrichedAlert enriched, Matches.Part matches) {
        long last = 0;
        for (Evidence evidence : enriched.alert().evidence()) {
            last = Math.max(last, LineJob.index(evidence.eventId()));
        }
        Latencies.current().arrived(last, System.nanoTime());
    }

    private static void refuse(RejectedRecord record, Matches.Part matches) {
        throw new IllegalStateException("every event of the benchmark is good and in time: " + record);
    }

    private static void rejectedFails(DataStream<RejectedRecord> rejected) {
        rejected.sinkTo(new RoundSink<>(OurLatency::refuse)).name("rejected").uid("publish-rejected");
    }

    private static final class ClockedOutputs implements CepPipeline.Outputs {
        @Override
        public void alerts(DataStream<EnrichedAlert> alerts) {
            alerts.sinkTo(new RoundSink<>(OurLatency::arrived)).name("alerts").uid("publish-alerts");
        }

        @Override
        public void rejected(DataStream<RejectedRecord> rejected) {
            rejectedFails(rejected);
        }
    }

    private record FileOutputs(LineOutputs file) implements CepPipeline.Outputs {
        @Override
        public void alerts(DataStream<EnrichedAlert> alerts) {
            file.alerts(alerts);
        }

        @Override
        public void rejected(DataStream<RejectedRecord> rejected) {
            rejectedFails(rejected);
        }
    }
}
