package io.bongsu.jobs.raise;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.RejectedRecordFormat;
import io.bongsu.jobs.detect.Finding;
import io.bongsu.jobs.state.AlertFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Detections become transitions in event-time order, across a restore. */
final class RaiseOperatorTest {
    private static final OutputTag<RejectedRecord> REJECTED =
            new OutputTag<>("rejected", FormatTypeInfo.of(RejectedRecord.class, new RejectedRecordFormat()));

    private static KeyedTwoInputStreamOperatorTestHarness<String, Finding, byte[], Alert> raise() throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new RaiseOperator(PlateRules.SURROUNDINGS, REJECTED), Finding::fingerprint, null, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend(true));
        harness.setup(FormatTypeInfo.of(Alert.class, new AlertFormat()).serializer());
        return harness;
    }

    private static StreamRecord<Finding> found(String fingerprint, long seconds, long sequence) {
        long time = PlateRules.START + 1_000 * seconds;
        return new StreamRecord<>(
                new Finding(
                        fingerprint,
                        new Detection(
                                0,
                                Role.OPEN,
                                "open",
                                time,
                                PartitionKey.of(List.of("P")),
                                sequence,
                                "default",
                                Map.of("plate", "P", "from", "f" + seconds, "to", "t" + sequence),
                                List.of(new Evidence("a", "LprRead", "e" + seconds, time, Origin.UNKNOWN)))),
                time);
    }

    private static Watermark time(long seconds) {
        return new Watermark(PlateRules.START + 1_000 * seconds);
    }

    @Test
    void detectionsAreTakenInOrderOnceTimeHasPassedThem() throws Exception {
        OperatorSubtaskState state;
        try (var raise = raise()) {
            raise.open();
            raise.processElement2(new StreamRecord<>(PlateRules.bundle()));
            raise.processElement1(found("fp", 20, 1));
            raise.processElement1(found("fp", 20, 0));
            raise.processElement1(found("fp", 10, 5));
            assertThat(raise.extractOutputValues()).isEmpty();
            raise.processWatermark1(time(10));
            assertThat(raise.extractOutputValues()).extracting(Alert::headline).containsExactly("P from f10 to t5");
            raise.getOperator().prepareSnapshotPreBarrier(1);
            state = raise.snapshot(1, 1);
        }
        try (var raise = raise()) {
            raise.initializeState(state);
            raise.open();
            raise.processWatermark1(time(30));
            assertThat(raise.extractOutputValues())
                    .extracting(Alert::headline)
                    .containsExactly("P from f20 to t0", "P from f20 to t1");
        }
    }
}
