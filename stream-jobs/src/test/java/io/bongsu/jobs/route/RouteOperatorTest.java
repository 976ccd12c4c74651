package io.bongsu.jobs.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.Decoding;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.RejectedRecordFormat;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.jobs.state.FormatTypeInfo;
import io.bongsu.jobs.state.RoutedEventSerializer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** What waits for the plans, what is late, how time goes. */
final class RouteOperatorTest {
    private static final OutputTag<RejectedRecord> REJECTED =
            new OutputTag<>("rejected", FormatTypeInfo.of(RejectedRecord.class, new RejectedRecordFormat()));

    private static final class Subtask implements AutoCloseable {
        final TwoInputStreamOperatorTestHarness<RawRecord, byte[], RoutedEvent> harness;
        private long offset;

        Subtask(Timing timing) throws Exception {
            harness = new TwoInputStreamOperatorTestHarness<>(new RouteOperator(
                    PlateRules.SURROUNDINGS, new Decoding(PlateRules.CATALOG, EventTimeRange.LIVE, timing), REJECTED));
            harness.setup(new RoutedEventSerializer(PlateRules.SURROUNDINGS.types()));
        }

        void read(String type, String plate, long seconds) throws Exception {
            String json = "{\"type\":\"" + type + "\",\"ts\":" + (PlateRules.START + 1_000 * seconds)
                    + ",\"eventId\":\"" + plate + seconds + "\",\"plate\":\"" + plate
                    + "\",\"cameraId\":\"c\",\"color\":\"RED\"}";
            harness.processElement1(new StreamRecord<>(new RawRecord(
                    "",
                    Encoding.JSON,
                    json.getBytes(StandardCharsets.UTF_8),
                    "reads",
                    0,
                    offset++,
                    RawRecord.NO_TIMESTAMP)));
        }

        void deploy() throws Exception {
            harness.processElement2(new StreamRecord<>(PlateRules.bundle()));
        }

        /** Events by id, watermarks as seconds. */
        List<Object> told() {
            return harness.getOutput().stream()
                    .map(one -> one instanceof Watermark mark
                            ? (Object) ((mark.getTimestamp() + 1 - PlateRules.START) / 1_000)
                            : ((RoutedEvent) ((StreamRecord<?>) one).getValue())
                                    .event()
                                    .id())
                    .toList();
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }

    @Test
    void recordsWaitForThePlansAcrossARestore() throws Exception {
        OperatorSubtaskState state;
        try (Subtask first = new Subtask(new Timing(5_000, 0, 0))) {
            first.harness.open();
            first.read("LprRead", "P", 10);
            first.read("LprRead", "Q", 11);
            assertThat(first.told()).isEmpty();
            state = first.harness.snapshot(1, 1);
        }
        try (Subtask second = new Subtask(new Timing(5_000, 0, 0))) {
            second.harness.initializeState(state);
            second.harness.open();
            second.read("LprRead", "R", 12);
            second.harness.processWatermark1(Watermark.MAX_WATERMARK);
            assertThat(second.told()).isEmpty();
            second.deploy();
            assertThat(second.told()).containsExactly("P10", "Q11", "R12", 12L);
        }
    }

    @Test
    void aLateEventIsRejectedWithItsBytesIfARuleWantsIt() throws Exception {
        try (Subtask route = new Subtask(new Timing(5_000, 0, 0))) {
            route.harness.open();
            route.deploy();
            route.read("LprRead", "P", 20);
            route.read("LprRead", "Q", 14);
            route.read("LprRead", "R", 15);
            assertThat(route.told()).containsExactly("P20", "R15");
            route.harness.setProcessingTime(10);
            assertThat(route.told()).containsExactly("P20", "R15", 15L);
            assertThat(route.harness.getSideOutput(REJECTED)).singleElement().satisfies(one -> {
                assertThat(one.getValue().code()).isEqualTo("CEP-6102");
                assertThat(one.getValue().reason()).contains("type=LprRead").contains("Cure:");
                assertThat(new String(one.getValue().bytes(), StandardCharsets.UTF_8))
                        .contains("RED");
                assertThat(one.getValue().offset()).isEqualTo(1);
            });
            assertThat(accumulated(route, "eventsLate")).isEqualTo(1L);
            assertThat(accumulated(route, "eventsRead")).isEqualTo(3L);
        }
    }

    private static Object accumulated(Subtask subtask, String name) {
        return subtask.harness
                .getOperator()
                .getRuntimeContext()
                .getAccumulator(name)
                .getLocalValue();
    }

    @Test
    void aSilentSourceIsIdle() throws Exception {
        try (Subtask route = new Subtask(new Timing(0, 1_000, 0))) {
            route.harness.open();
            route.deploy();
            route.read("LprRead", "P", 10);
            route.harness.setProcessingTime(999);
            route.read("LprRead", "Q", 11);
            assertThat(route.told()).containsExactly("P10", "Q11");
            route.harness.setProcessingTime(1_010);
            assertThat(route.told()).containsExactly("P10", "Q11", 11L);
        }
    }
}
