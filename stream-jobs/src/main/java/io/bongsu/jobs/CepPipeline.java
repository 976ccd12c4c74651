package io.bongsu.jobs;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.jobs.decode.Decoding;
import io.bongsu.jobs.decode.EventTimeClock;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.RejectedRecordFormat;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.DeployedOperator.Surroundings;
import io.bongsu.jobs.detect.DetectOperator;
import io.bongsu.jobs.detect.Finding;
import io.bongsu.jobs.detect.FindingFormat;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.enrich.EnrichedAlertFormat;
import io.bongsu.jobs.enrich.PlaceLookup;
import io.bongsu.jobs.raise.RaiseOperator;
import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.jobs.route.RouteOperator;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.AlertFormat;
import io.bongsu.jobs.state.EventTypeTable;
import io.bongsu.jobs.state.FormatTypeInfo;
import io.bongsu.jobs.state.PartitionKeyFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.util.OutputTag;

/**
 * The line, written once: one method per stage, named like its package.
 *
 * <p>Shape: every operator has a stable uid, so that a checkpoint finds its operators again at another parallelism or in a
 * later version. {@link Outputs} decide where alerts and rejected records go.
 */
public final class CepPipeline {
    /** Decoded partitions that a subtask keeps on its heap: each takes 1 to 2 kB and what its windows hold. */
    public static final int DEFAULT_CACHED_PARTITIONS = 100_000;

    private static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    /** What the stages need to know. */
    public record Settings(
            StreamCatalog catalog,
            EventTimeRange times,
            ReferenceData reference,
            EventTimeClock.Timing timing,
            int cachedPartitions) {}

    /** Where alerts and rejected records go: stages of publish that the caller chooses. */
    public interface Outputs {
        void alerts(DataStream<EnrichedAlert> alerts);

        void rejected(DataStream<RejectedRecord> rejected);
    }

    private final StreamExecutionEnvironment flink;
    private final Settings settings;
    private final EventTypeTable types;
    private final Surroundings surroundings;
    private final OutputTag<RejectedRecord> rejected;
    private final List<DataStream<RejectedRecord>> rejections = new ArrayList<>();
    private DataStream<byte[]> plans;

    public CepPipeline(StreamExecutionEnvironment flink, Settings settings) {
        this.flink = flink;
        this.settings = settings;
        this.types = settings.catalog().table();
        this.surroundings = new Surroundings(types, settings.reference());
        this.rejected =
                new OutputTag<>("rejected", FormatTypeInfo.of(RejectedRecord.class, new RejectedRecordFormat()));
    }

    /** Builds the whole line. {@code sourceParallelism} 0: the environment's. */
    public void build(
            Source<RawRecord, ?, ?> events, int sourceParallelism, Source<byte[], ?, ?> bundle, Outputs outputs) {
        plans = deploy(bundle);
        DataStream<RawRecord> raw = source(events, sourceParallelism);
        Decoded decoded = decode(raw);
        DataStream<RoutedEvent> routed = route(decoded);
        DataStream<Finding> found = detect(routed);
        DataStream<Alert> raised = raise(found);
        DataStream<EnrichedAlert> enriched = enrich(raised);
        publish(enriched, outputs);
    }

    private DataStream<byte[]> deploy(Source<byte[], ?, ?> bundle) {
        return flink.fromSource(bundle, WatermarkStrategy.noWatermarks(), "deploy", BYTES)
                .uid("deploy")
                .setParallelism(1)
                .broadcast();
    }

    private DataStream<RawRecord> source(Source<RawRecord, ?, ?> events, int parallelism) {
        var source = flink.fromSource(
                        events,
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()))
                .uid("source");
        return parallelism == 0 ? source : source.setParallelism(parallelism);
    }

    /** Records, and how they become events: that is done within route, which knows the fields that rules read. */
    private record Decoded(DataStream<RawRecord> raw, Decoding decoding) {}

    private Decoded decode(DataStream<RawRecord> raw) {
        return new Decoded(raw, new Decoding(settings.catalog(), settings.times(), settings.timing()));
    }

    private DataStream<RoutedEvent> route(Decoded decoded) {
        return withPlans(
                "route",
                decoded.raw(),
                new RouteOperator(surroundings, decoded.decoding(), rejected),
                FormatTypeInfo.ofRouted(types),
                decoded.raw().getParallelism());
    }

    private DataStream<Finding> detect(DataStream<RoutedEvent> routed) {
        return withPlans(
                "detect",
                routed.keyBy(RoutedEvent::key, FormatTypeInfo.of(PartitionKey.class, new PartitionKeyFormat())),
                new DetectOperator(surroundings, settings.cachedPartitions(), rejected),
                FormatTypeInfo.of(Finding.class, new FindingFormat()),
                flink.getParallelism());
    }

    private DataStream<Alert> raise(DataStream<Finding> findings) {
        return withPlans(
                "raise",
                findings.keyBy(Finding::fingerprint, Types.STRING),
                new RaiseOperator(surroundings, settings.cachedPartitions(), rejected),
                FormatTypeInfo.of(Alert.class, new AlertFormat()),
                flink.getParallelism());
    }

    private DataStream<EnrichedAlert> enrich(DataStream<Alert> alerts) {
        return alerts.map(new PlaceLookup(settings.reference()))
                .returns(FormatTypeInfo.of(EnrichedAlert.class, new EnrichedAlertFormat()))
                .name("enrich")
                .uid("enrich");
    }

    private void publish(DataStream<EnrichedAlert> alerts, Outputs outputs) {
        outputs.alerts(alerts);
        DataStream<RejectedRecord> first = rejections.get(0);
        outputs.rejected(first.union(
                rejections.subList(1, rejections.size()).<DataStream<RejectedRecord>>toArray(DataStream[]::new)));
    }

    /** A stage with the plans by broadcast. Flink itself sets a state key only where both inputs have one. */
    private <I, O> DataStream<O> withPlans(
            String stage,
            DataStream<I> input,
            TwoInputStreamOperator<I, byte[], O> operator,
            TypeInformation<O> type,
            int parallelism) {
        TwoInputTransformation<I, byte[], O> transformation = new TwoInputTransformation<>(
                input.getTransformation(), plans.getTransformation(), stage, operator, type, parallelism, false);
        transformation.setUid(stage);
        if (input instanceof KeyedStream<I, ?> keyed) {
            transformation.setStateKeyType(keyed.getKeyType());
            transformation.setStateKeySelectors(keyed.getKeySelector(), null);
        }
        flink.addOperator(transformation);
        Stage<O> out = new Stage<>(flink, transformation);
        rejections.add(out.getSideOutput(rejected));
        return out;
    }

    /** Gives access to the side output of a transformation made by hand. */
    private static final class Stage<T> extends SingleOutputStreamOperator<T> {
        Stage(StreamExecutionEnvironment flink, TwoInputTransformation<?, ?, T> transformation) {
            super(flink, transformation);
        }
    }
}
