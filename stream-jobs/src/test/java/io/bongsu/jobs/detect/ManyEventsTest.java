package io.bongsu.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.PartitionKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partitions of so many events that most are in chunks of their own: flushed, evicted, restored, rescaled, emptied. */
final class ManyEventsTest {
    private static final int PLATES = 6;
    private static final int SECONDS = 100;
    /** Reads of a plate within the 60 s of the rule: four a second. */
    private static final int OPEN = 240;

    /** Reads of all plates of the subtask in seconds {@code from} to {@code to}, a snapshot every ten. */
    private static void reads(DetectSubtask detect, int parallelism, int index, int from, int to) throws Exception {
        for (int second = from; second < to; second++) {
            for (int plate = 0; plate < PLATES; plate++) {
                if (subtask("P" + plate, parallelism) == index) {
                    for (int i = 0; i < 4; i++) {
                        detect.readAt("P" + plate, "west", 1_000L * second + 250L * i);
                    }
                }
            }
            detect.time(second);
            if (second % 10 == 9) {
                detect.snapshot(second);
            }
        }
    }

    private static int subtask(String plate, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                PartitionKey.of(List.of(plate)), DetectSubtask.MAX_PARALLELISM, parallelism);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void allOpenMatchesAreFoundAfterEvictionsAndAChangeOfParallelism(int cacheSize) throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[2];
        for (int i = 0; i < 2; i++) {
            try (DetectSubtask detect =
                    new DetectSubtask(cacheSize, 2, i).open().deploy()) {
                reads(detect, 2, i, 0, SECONDS);
                states[i] = detect.snapshot(SECONDS);
            }
        }
        OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(states);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            OperatorSubtaskState part = AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    all, DetectSubtask.MAX_PARALLELISM, 2, 3, i);
            try (DetectSubtask detect = new DetectSubtask(cacheSize, 3, i).restored(part)) {
                reads(detect, 3, i, SECONDS, SECONDS + 5);
                for (int plate = 0; plate < PLATES; plate++) {
                    if (subtask("P" + plate, 3) == i) {
                        detect.read("P" + plate, "east", SECONDS + 5);
                    }
                }
                detect.time(SECONDS + 10);
                found.addAll(detect.found());
            }
        }
        // A match of 60 s ago is over.
        assertThat(found).hasSize(PLATES * (OPEN - 1)).allMatch(one -> one.endsWith(" west-east"));
    }

    @Test
    void anEmptiedPartitionLeavesNothing() throws Exception {
        try (DetectSubtask detect = new DetectSubtask(1_000, 1, 0).open().deploy()) {
            assertThat(detect.storedChunks()).isZero();
            reads(detect, 1, 0, 0, 20);
            detect.snapshot(1);
            assertThat(detect.storedChunks()).isEqualTo(PLATES);
            detect.time(SECONDS);
            detect.snapshot(2);
            assertThat(detect.storedChunks()).isZero();
        }
    }
}
