package io.bongsu.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.RejectedRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The write-back cache over RocksDB: what is flushed, restored, rescaled, evicted; what is late. */
final class DetectOperatorTest {
    private static final int PLATES = 60;
    private final RuleSet rules = PlateRules.rules();

    @Test
    void eventsAreProcessedInTheirOwnOrder() throws Exception {
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "east", 20);
            detect.read("P", "west", 10);
            assertThat(detect.found()).isEmpty();
            detect.time(30);
            assertThat(detect.found()).containsExactly("P west-east");
        }
    }

    @Test
    void eventsAtOrBeforeTheWatermarkAreLate() throws Exception {
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.time(30);
            detect.read("P", "west", 30);
            detect.read("P", "west", 31);
            detect.time(90);
            assertThat(detect.rejected()).containsExactly("CEP-6102");
        }
    }

    @Test
    void aRuleThatStaysKeepsItsStateWhereverItStandsInTheBundle() throws Exception {
        RulePlan other = PlateRules.twoCameras("9f0e2a4e-0000-4000-8000-000000000002", "0");
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "west", 10);
            detect.time(11);
            detect.deploy(other, PlateRules.twoCameras());
            detect.read("P", "east", 20);
            detect.time(30);
            assertThat(detect.found()).containsExactly("P west-east");
        }
    }

    @Test
    void aChangedRuleStartsAnew() throws Exception {
        RulePlan changed = PlateRules.twoCameras("9f0e2a4e-0000-4000-8000-000000000001", "1");
        OperatorSubtaskState state;
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "west", 10);
            detect.time(11);
            state = detect.snapshot(1);
        }
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).restored(state).deploy(changed)) {
            detect.read("P", "east", 20);
            detect.time(30);
            assertThat(detect.found()).isEmpty();
        }
    }

    @Test
    void whatARuleThatFeedsItselfLosesIsTold() throws Exception {
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy(PlateRules.feedingItself())) {
            detect.read("P", "west", 10);
            detect.time(11);
            assertThat(detect.rejections()).singleElement().satisfies(rejection -> {
                assertThat(rejection.code()).isEqualTo("CEP-6201");
                assertThat(rejection.reason()).contains("cutOff=");
            });
        }
    }

    @Test
    void theSameEventCountsOnce() throws Exception {
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "west", 10);
            detect.read("P", "west", 10);
            detect.read("P", "east", 20);
            detect.time(30);
            assertThat(detect.found()).containsExactly("P west-east");
        }
    }

    @Test
    void eventsBeforeThePlansWaitForThem() throws Exception {
        OperatorSubtaskState state;
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open()) {
            detect.read("P", "west", 10);
            detect.read("P", "east", 20);
            detect.time(30);
            assertThat(detect.found()).isEmpty();
            state = detect.snapshot(1);
        }
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).restored(state)) {
            detect.time(30);
            assertThat(detect.found()).isEmpty();
            detect.deploy();
            assertThat(detect.found()).containsExactly("P west-east");
        }
    }

    @Test
    void aTimerThatIsDueAfterARestoreEndsAMatchInTime() throws Exception {
        OperatorSubtaskState state;
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "west", 0);
            detect.time(10);
            state = detect.snapshot(1);
        }
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).restored(state)) {
            detect.time(65);
            detect.read("P", "east", 66);
            detect.time(70);
            assertThat(detect.found()).isEmpty();
        }
    }

    @Test
    void whatIsLateIsKnownAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.time(30);
            state = detect.snapshot(1);
        }
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).restored(state)) {
            detect.read("P", "west", 29);
            assertThat(detect.rejected()).containsExactly("CEP-6102");
        }
    }

    @Test
    void aRuleThatFailsOnAnEventGoesOnWithTheNext() throws Exception {
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "west", 10);
            detect.readWithoutFilters("P", 15_000);
            detect.read("P", "east", 20);
            detect.time(30);
            assertThat(detect.rejected()).containsExactly("CEP-6201");
            isToldOnItsPage(detect.rejections().get(0));
            assertThat(detect.found()).containsExactly("P west-east");
        }
    }

    @Test
    void aPartitionThatFailsAgainAndAgainIsEmptied() throws Exception {
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "west", 0);
            for (int i = 1; i <= 1_000; i++) {
                detect.readWithoutFilters("P", i);
            }
            detect.time(2);
            assertThat(detect.rejected()).hasSize(1_001).startsWith("CEP-6201").endsWith("CEP-6202");
            isToldOnItsPage(detect.rejections().get(1_000));
        }
    }

    @Test
    void aPartitionThatWasEmptiedTakesNothingWithIt() throws Exception {
        OperatorSubtaskState state;
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).open().deploy()) {
            detect.read("P", "west", 0);
            for (int i = 1; i <= 1_000; i++) {
                detect.readWithoutFilters("P", i);
            }
            detect.time(2);
            detect.read("P", "north", 10);
            detect.read("Q", "west", 50);
            detect.time(65);
            state = detect.snapshot(1);
        }
        try (DetectSubtask detect = new DetectSubtask(100, 1, 0).restored(state)) {
            detect.read("P", "east", 68);
            detect.read("Q", "east", 70);
            detect.time(80);
            assertThat(detect.found()).containsExactlyInAnyOrder("P north-east", "Q west-east");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void theCacheSizeChangesNothing(int cacheSize) throws Exception {
        try (DetectSubtask detect = new DetectSubtask(cacheSize, 1, 0).open().deploy()) {
            for (int i = 0; i < PLATES; i++) {
                detect.read("P" + i, "west", 10);
            }
            detect.time(15);
            for (int i = 0; i < PLATES; i++) {
                detect.read("P" + i, "east", 20);
            }
            detect.snapshot(1);
            detect.time(30);
            assertThat(detect.found()).hasSize(PLATES).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_000})
    void partitionsMoveWithTheirKeysFromTwoToThreeSubtasks(int cacheSize) throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[2];
        for (int i = 0; i < 2; i++) {
            try (DetectSubtask detect =
                    new DetectSubtask(cacheSize, 2, i).open().deploy()) {
                for (int plate = 0; plate < PLATES; plate++) {
                    if (subtask("P" + plate, 2) == i) {
                        detect.read("P" + plate, "west", 10);
                        detect.read("P" + plate, "east", 40);
                    }
                }
                detect.time(15);
                states[i] = detect.snapshot(1);
            }
        }
        OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(states);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            OperatorSubtaskState part = AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    all, DetectSubtask.MAX_PARALLELISM, 2, 3, i);
            try (DetectSubtask detect = new DetectSubtask(cacheSize, 3, i).restored(part)) {
                detect.time(50);
                found.addAll(detect.found());
            }
        }
        assertThat(found).hasSize(PLATES).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotFlushedBeforeTheBarrierIsFlushedByTheBarrierAlone() throws Exception {
        OperatorSubtaskState state;
        try (DetectSubtask detect = new DetectSubtask(1_000, 1, 0).open().deploy()) {
            detect.read("P", "west", 10);
            detect.time(15);
            detect.snapshot(1);
            detect.read("P", "north", 20);
            detect.time(25);
            state = detect.snapshot(2);
            assertThat(detect.found()).containsExactly("P west-north");
        }
        try (DetectSubtask detect = new DetectSubtask(1_000, 1, 0).restored(state)) {
            detect.read("P", "east", 30);
            detect.time(35);
            assertThat(detect.found()).containsExactly("P north-east");
        }
    }

    @Test
    void bytesThatAreNoPartitionFailTheJob() {
        byte[] bytes = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 99, 1, 2, 3};
        assertThatThrownBy(() -> CachedPartition.decode(PartitionKey.GLOBAL, bytes, rules, new StateInput(), null))
                .isInstanceOf(io.bongsu.engine.state.StateException.class);
    }

    private static void isToldOnItsPage(RejectedRecord record) {
        assertThat(Path.of("docs/errors", record.code() + ".md")).content().contains(record.reason());
    }

    private static int subtask(String plate, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                PartitionKey.of(List.of(plate)), DetectSubtask.MAX_PARALLELISM, parallelism);
    }
}
