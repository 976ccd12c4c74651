package io.bongsu.jobs.raise;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.AlertLife;
import io.bongsu.engine.alert.AlertProgram;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.RejectedRecordFormat;
import io.bongsu.jobs.detect.Finding;
import io.bongsu.jobs.state.AlertFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Detections become transitions in event-time order, across restores and evictions. */
final class RaiseOperatorTest {
    private static final OutputTag<RejectedRecord> REJECTED =
            new OutputTag<>("rejected", FormatTypeInfo.of(RejectedRecord.class, new RejectedRecordFormat()));
    private static final int MAX_PARALLELISM = 8;

    /** The plate rule, with a statement that closes. */
    private static final RulePlan LIVING = living();

    private static RulePlan living() {
        RulePlan rule = PlateRules.twoCameras();
        StatementPlan open = rule.statements().get(0);
        StatementPlan close = new StatementPlan(
                "close",
                Role.CLOSE,
                open.input(),
                open.where(),
                open.aggregates(),
                open.groupBy(),
                open.having(),
                open.columns(),
                open.insertInto());
        AlertPlan alert = rule.alert();
        return new RulePlan(
                rule.info(),
                rule.key(),
                rule.streams(),
                rule.derived(),
                List.of(open, close),
                new AlertPlan(
                        alert.cap(),
                        alert.updateCap(),
                        alert.headline(),
                        List.of("plate"),
                        List.of(),
                        List.of(),
                        List.of(),
                        alert.place(),
                        5_000));
    }

    private static final class Raise extends KeyedTwoInputStreamOperatorTestHarness<String, Finding, byte[], Alert> {
        /** The only subtask, over RocksDB. */
        Raise() throws Exception {
            this(10, 1, 0);
            setStateBackend(new EmbeddedRocksDBStateBackend(false));
        }

        /** One of several, over a heap that takes no time to start. */
        Raise(int cacheSize, int parallelism, int index) throws Exception {
            super(
                    new RaiseOperator(PlateRules.SURROUNDINGS, cacheSize, REJECTED),
                    Finding::fingerprint,
                    null,
                    Types.STRING,
                    MAX_PARALLELISM,
                    parallelism,
                    index);
            setup(FormatTypeInfo.of(Alert.class, new AlertFormat()).serializer());
        }

        long stored() {
            try (Stream<Object> keys = ((RaiseOperator) getOperator())
                    .getKeyedStateBackend()
                    .getKeys("situation", VoidNamespace.INSTANCE)) {
                return keys.count();
            }
        }

        OperatorSubtaskState checkpoint() throws Exception {
            getOperator().prepareSnapshotPreBarrier(1);
            return snapshot(1, 1);
        }
    }

    private static Finding found(String fingerprint, Role role, long seconds, long sequence) {
        long time = PlateRules.START + 1_000 * seconds;
        return new Finding(
                fingerprint,
                new Detection(
                        0,
                        role,
                        role.name(),
                        time,
                        PartitionKey.of(List.of("P")),
                        sequence,
                        "default",
                        Map.of("plate", "P", "from", "f" + seconds, "to", "t" + sequence),
                        List.of(new Evidence("a", "LprRead", "e" + seconds, time, Origin.UNKNOWN))));
    }

    private static StreamRecord<Finding> record(Finding finding) {
        return new StreamRecord<>(finding, finding.detection().timeMillis());
    }

    private static Watermark time(long seconds) {
        return new Watermark(PlateRules.START + 1_000 * seconds);
    }

    private static StreamRecord<byte[]> bundle(RulePlan rule) {
        return new StreamRecord<>(PlanBinary.write(List.of(rule)));
    }

    @Test
    void detectionsAreTakenInOrderOnceTimeHasPassedThem() throws Exception {
        OperatorSubtaskState state;
        try (var raise = new Raise()) {
            raise.open();
            raise.processElement2(bundle(LIVING));
            raise.processElement1(record(found("fp", Role.CLOSE, 20, 1)));
            raise.processElement1(record(found("fp", Role.OPEN, 20, 0)));
            raise.processElement1(record(found("fp", Role.OPEN, 10, 5)));
            raise.processElement1(record(found("fp", Role.CLOSE, 11, 6)));
            assertThat(raise.extractOutputValues()).isEmpty();
            raise.processWatermark1(time(10));
            assertThat(raise.extractOutputValues()).extracting(Alert::headline).containsExactly("P from f10 to t5");
            state = raise.checkpoint();
        }
        try (var raise = new Raise()) {
            raise.initializeState(state);
            raise.open();
            raise.processWatermark1(time(30));
            assertThat(raise.extractOutputValues())
                    .extracting(Alert::headline)
                    .containsExactly("P from f11 to t6", "P from f20 to t0", "P from f20 to t1");
        }
    }

    @Test
    void aRowThatStandsAloneIsAnAlertAtOnce() throws Exception {
        try (var raise = new Raise()) {
            raise.open();
            raise.processElement2(bundle(PlateRules.twoCameras()));
            raise.processElement1(record(found("one", Role.OPEN, 20, 1)));
            raise.processElement1(record(found("two", Role.OPEN, 10, 0)));
            raise.processElement1(record(found("three", Role.CLOSE, 10, 0)));
            assertThat(raise.extractOutputValues()).extracting(Alert::alertId).containsExactly("one-1", "two-1");
            assertThat(raise.stored()).isZero();
            raise.checkpoint();
            assertThat(raise.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aRowThatComesBeforeItsRuleWaits() throws Exception {
        try (var raise = new Raise()) {
            raise.open();
            raise.processElement1(record(found("one", Role.OPEN, 20, 1)));
            raise.processWatermark1(time(30));
            assertThat(raise.extractOutputValues()).isEmpty();
            raise.processElement2(bundle(PlateRules.twoCameras()));
            assertThat(raise.extractOutputValues()).extracting(Alert::alertId).containsExactly("one-1");
        }
    }

    @Test
    void whatIsOverLeavesNothing() throws Exception {
        try (var raise = new Raise()) {
            raise.open();
            raise.processElement2(bundle(LIVING));
            raise.processElement1(record(found("fp", Role.OPEN, 1, 0)));
            raise.processWatermark1(time(2));
            raise.checkpoint();
            raise.processElement1(record(found("fp", Role.CLOSE, 3, 1)));
            raise.processWatermark1(time(4));
            raise.checkpoint();
            assertThat(raise.numEventTimeTimers()).isOne();
            raise.processWatermark1(time(8));
            raise.checkpoint();
            assertThat(raise.stored()).isZero();
            assertThat(raise.numEventTimeTimers()).isZero();
        }
    }

    /** Any cache, with restores at another parallelism between, tells what the lives tell by themselves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void neitherCacheNorRestoreNorParallelismShows(int cacheSize) throws Exception {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            List<Finding> all = findings(random);
            assertThat(run(all, cacheSize, random)).as("seed=" + seed).isEqualTo(expected(all));
        }
    }

    private static List<Finding> findings(Random random) {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Role role = random.nextInt(3) == 0 ? Role.CLOSE : Role.OPEN;
            all.add(found("fp" + random.nextInt(8), role, i / 3, i));
        }
        return all;
    }

    private static List<String> expected(List<Finding> all) {
        AlertProgram program = new AlertProgram(LIVING);
        Map<String, AlertLife> lives = new TreeMap<>();
        List<String> alerts = new ArrayList<>();
        for (Finding finding : all) {
            lives.computeIfAbsent(finding.fingerprint(), AlertLife::new)
                    .apply(program, finding.detection())
                    .ifPresent(alert -> alerts.add(text(alert)));
        }
        alerts.sort(Comparator.naturalOrder());
        return alerts;
    }

    private static String text(Alert alert) {
        return alert.fingerprint() + " " + alert.alertId() + " " + alert.headline();
    }

    private static List<String> run(List<Finding> all, int cacheSize, Random random) throws Exception {
        List<String> alerts = new ArrayList<>();
        List<Raise> subtasks = start(cacheSize, 1, null);
        int next = 0;
        long seconds = 0;
        while (next < all.size()) {
            seconds += 1 + random.nextInt(4);
            List<Finding> step = new ArrayList<>();
            while (next < all.size() && timeOf(all.get(next)) <= time(seconds).getTimestamp()) {
                step.add(all.get(next++));
            }
            Collections.shuffle(step, random);
            for (Finding finding : step) {
                subtask(subtasks, finding).processElement1(record(finding));
            }
            if (random.nextInt(3) == 0) {
                subtasks = restart(subtasks, cacheSize, 1 + random.nextInt(3), alerts);
            }
            for (Raise subtask : subtasks) {
                subtask.processWatermark1(time(seconds));
            }
        }
        collect(subtasks, alerts);
        alerts.sort(Comparator.naturalOrder());
        return alerts;
    }

    private static long timeOf(Finding finding) {
        return finding.detection().timeMillis();
    }

    private static Raise subtask(List<Raise> subtasks, Finding finding) {
        return subtasks.get(KeyGroupRangeAssignment.assignKeyToParallelOperator(
                finding.fingerprint(), MAX_PARALLELISM, subtasks.size()));
    }

    private static List<Raise> restart(List<Raise> before, int cacheSize, int parallelism, List<String> alerts)
            throws Exception {
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (Raise subtask : before) {
            states.add(subtask.checkpoint());
        }
        collect(before, alerts);
        OperatorSubtaskState packed =
                AbstractStreamOperatorTestHarness.repackageState(states.toArray(OperatorSubtaskState[]::new));
        return start(cacheSize, parallelism, new Restored(packed, before.size()));
    }

    /** A checkpoint and the parallelism that it was made at. */
    private record Restored(OperatorSubtaskState state, int parallelism) {}

    private static List<Raise> start(int cacheSize, int parallelism, Restored restored) throws Exception {
        List<Raise> subtasks = new ArrayList<>();
        for (int i = 0; i < parallelism; i++) {
            Raise raise = new Raise(cacheSize, parallelism, i);
            if (restored != null) {
                raise.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        restored.state(), MAX_PARALLELISM, restored.parallelism(), parallelism, i));
            }
            raise.open();
            raise.processElement2(bundle(LIVING));
            subtasks.add(raise);
        }
        return subtasks;
    }

    private static void collect(List<Raise> subtasks, List<String> alerts) throws Exception {
        for (Raise subtask : subtasks) {
            subtask.extractOutputValues().forEach(alert -> alerts.add(text(alert)));
            subtask.close();
        }
    }
}
