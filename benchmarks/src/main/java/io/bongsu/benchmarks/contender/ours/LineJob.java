package io.bongsu.benchmarks.contender.ours;

import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.engine.event.Evidence;
import io.bongsu.jobs.CepPipeline;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.reference.ReferenceData;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole line over a stream of the benchmark.
 *
 * <p>Shape: {@code state} and {@code durable} say where state lives and whether checkpoints are taken; {@code
 * cachedPartitions} is the cache of one subtask; {@code alerts} reads what comes out. Event time ends with the last event.
 */
public record LineJob(
        EventStream stream,
        RuleBundle rules,
        State state,
        boolean durable,
        int cachedPartitions,
        RoundSink.Reader<EnrichedAlert> alerts) {
    /** RocksDB with checkpoints and the line's usual cache; a match is made of the events that an alert cites. */
    public static LineJob of(EventStream stream, RuleBundle rules) {
        return new LineJob(
                stream, rules, State.ROCKSDB, true, CepPipeline.DEFAULT_CACHED_PARTITIONS, LineJob::byEvidence);
    }

    public LineJob cached(int partitions) {
        return new LineJob(stream, rules, state, durable, partitions, alerts);
    }

    public LineJob alerts(RoundSink.Reader<EnrichedAlert> reader) {
        return new LineJob(stream, rules, state, durable, cachedPartitions, reader);
    }

    /** A match: when it was detected, and the indexes of the events cited, in the alert's order. */
    public static void byEvidence(EnrichedAlert alert, Matches.Part matches) {
        List<Evidence> evidence = alert.alert().evidence();
        long[] indexes = new long[evidence.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = index(evidence.get(i).eventId());
        }
        matches.add(alert.alert().detectedAtMillis(), Matches.hash(indexes));
    }

    /** The index in an id {@code e<index>}. */
    public static long index(String eventId) {
        return Long.parseLong(eventId, 1, eventId.length(), 10);
    }

    /** Builds the line in a job. The source's events come with as many subtasks as the job has. */
    public void build(StreamExecutionEnvironment flink, BenchSource source) {
        StreamCatalog streams = StreamCatalog.of(stream.catalog());
        Boundedness boundedness = source.getBoundedness();
        new CepPipeline(
                        flink,
                        new CepPipeline.Settings(
                                streams,
                                EventTimeRange.LIVE,
                                ReferenceData.EMPTY,
                                new Timing(stream.latenessMillis(), 0, 0),
                                cachedPartitions))
                .build(source, 0, new BundleSource(rules.bytes(), boundedness), new CountedOutputs(alerts));
    }

    /** Alerts become matches; a rejected record is a mistake of the benchmark. */
    private record CountedOutputs(RoundSink.Reader<EnrichedAlert> reader) implements CepPipeline.Outputs {
        @Override
        public void alerts(DataStream<EnrichedAlert> alerts) {
            alerts.sinkTo(new RoundSink<>(reader)).name("alerts").uid("publish-alerts");
        }

        @Override
        public void rejected(DataStream<RejectedRecord> rejected) {
            rejected.sinkTo(new RoundSink<>(CountedOutputs::refuse))
                    .name("rejected")
                    .uid("publish-rejected");
        }

        private static void refuse(RejectedRecord record, Matches.Part matches) {
            throw new IllegalStateException("every event of the benchmark is good and in time: " + record);
        }
    }
}
