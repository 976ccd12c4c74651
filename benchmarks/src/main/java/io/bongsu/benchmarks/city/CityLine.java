package io.bongsu.benchmarks.city;

import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.engine.alert.Alert;
import io.bongsu.jobs.CepPipeline;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.reference.ReferenceData;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The line with the rules of the five services and the nation's map; every transition of an alert is a match. */
record CityLine(EventStream stream, RuleBundle rules, ReferenceData map) {
    void build(StreamExecutionEnvironment flink, BenchSource source) {
        StreamCatalog streams = StreamCatalog.of(stream.catalog());
        new CepPipeline(
                        flink,
                        new CepPipeline.Settings(
                                streams,
                                EventTimeRange.LIVE,
                                map,
                                new Timing(stream.latenessMillis(), 0, 0),
                                CepPipeline.DEFAULT_CACHED_PARTITIONS))
                .build(source, 0, new BundleSource(rules.bytes(), source.getBoundedness()), new CityOutputs());
    }

    private static final class CityOutputs implements CepPipeline.Outputs {
        @Override
        public void alerts(DataStream<EnrichedAlert> alerts) {
            alerts.sinkTo(new RoundSink<>(CityOutputs::count)).name("alerts").uid("publish-alerts");
        }

        private static void count(EnrichedAlert enriched, Matches.Part matches) {
            Alert alert = enriched.alert();
            matches.add(alert.detectedAtMillis(), Matches.hash(alert.alertId().hashCode(), alert.sequence()));
        }

        @Override
        public void rejected(DataStream<RejectedRecord> rejected) {
            rejected.sinkTo(new RoundSink<>(CityOutputs::refuse))
                    .name("rejected")
                    .uid("publish-rejected");
        }

        private static void refuse(RejectedRecord record, Matches.Part matches) {
            throw new IllegalStateException("every event of the nation is good and in time: " + record);
        }
    }
}
