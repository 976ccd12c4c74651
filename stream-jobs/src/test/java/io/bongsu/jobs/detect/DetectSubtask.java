package io.bongsu.jobs.detect;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.RejectedRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import io.bongsu.jobs.state.PartitionKeyFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** One subtask of detect over RocksDB, with the rule of {@link PlateRules}. */
final class DetectSubtask implements AutoCloseable {
    static final int MAX_PARALLELISM = 128;
    private static final OutputTag<RejectedRecord> REJECTED =
            new OutputTag<>("rejected", FormatTypeInfo.of(RejectedRecord.class, new RejectedRecordFormat()));
    private static final TypeInformation<PartitionKey> KEY =
            FormatTypeInfo.of(PartitionKey.class, new PartitionKeyFormat());
    private final RuleSet rules = PlateRules.rules();
    final KeyedTwoInputStreamOperatorTestHarness<PartitionKey, RoutedEvent, byte[], Finding> harness;

    DetectSubtask(int cacheSize, int parallelism, int index) throws Exception {
        harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new DetectOperator(PlateRules.SURROUNDINGS, cacheSize, REJECTED),
                RoutedEvent::key,
                null,
                KEY,
                MAX_PARALLELISM,
                parallelism,
                index);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend(true));
        harness.setup(FormatTypeInfo.of(Finding.class, new FindingFormat()).serializer());
    }

    DetectSubtask open() throws Exception {
        harness.open();
        return this;
    }

    DetectSubtask restored(OperatorSubtaskState state) throws Exception {
        harness.initializeState(state);
        harness.open();
        return this;
    }

    DetectSubtask deploy() throws Exception {
        harness.processElement2(new StreamRecord<>(PlateRules.bundle()));
        return this;
    }

    DetectSubtask deploy(RulePlan... plans) throws Exception {
        harness.processElement2(new StreamRecord<>(PlanBinary.write(List.of(plans))));
        return this;
    }

    void read(String plate, String camera, long seconds) throws Exception {
        readAt(plate, camera, 1_000 * seconds);
    }

    void readAt(String plate, String camera, long millis) throws Exception {
        Event event = PlateRules.readAt(plate, camera, millis);
        for (RoutedEvent routed : rules.route(event)) {
            harness.processElement1(new StreamRecord<>(routed, event.timeMillis()));
        }
    }

    /** Keys that have chunks of events. */
    long storedChunks() throws Exception {
        try (var keys = harness.getOperator().getKeyedStateBackend().getKeys("events", VoidNamespace.INSTANCE)) {
            return keys.distinct().count();
        }
    }

    /** An event that no rule can process: nobody says which filters it has passed. */
    void readWithoutFilters(String plate, long millis) throws Exception {
        Event event = PlateRules.readAt(plate, "west", millis);
        harness.processElement1(
                new StreamRecord<>(new RoutedEvent(PartitionKey.of(List.of(plate)), event, null), event.timeMillis()));
    }

    void time(long seconds) throws Exception {
        harness.processWatermark1(new Watermark(PlateRules.START + 1_000 * seconds));
    }

    OperatorSubtaskState snapshot(long id) throws Exception {
        harness.getOperator().prepareSnapshotPreBarrier(id);
        return harness.snapshot(id, id);
    }

    List<String> found() {
        List<String> found = new ArrayList<>();
        for (Finding finding : harness.extractOutputValues()) {
            found.add(finding.detection().details().get("plate") + " "
                    + finding.detection().details().get("from") + "-"
                    + finding.detection().details().get("to"));
        }
        return found;
    }

    List<String> rejected() {
        return rejections().stream().map(RejectedRecord::code).toList();
    }

    List<RejectedRecord> rejections() {
        var side = harness.getSideOutput(REJECTED);
        return side == null
                ? List.of()
                : side.stream().map(StreamRecord::getValue).toList();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
