package io.bongsu.jobs.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Watermarks that follow from the events. */
final class EventTimeClockTest {
    private static OneInputStreamOperatorTestHarness<Event, Event> clock(Timing timing) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new EventTimeClock(timing));
    }

    private static void read(OneInputStreamOperatorTestHarness<Event, Event> clock, long seconds) throws Exception {
        Event event = PlateRules.read("P", "c", seconds);
        clock.processElement(new StreamRecord<>(event, event.timeMillis()));
    }

    private static List<Long> seconds(OneInputStreamOperatorTestHarness<Event, Event> clock) {
        return clock.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(mark -> (((Watermark) mark).getTimestamp() + 1 - PlateRules.START) / 1_000)
                .toList();
    }

    @Test
    void theWatermarkTrailsTheLatestEventByTheLateness() throws Exception {
        try (var clock = clock(new Timing(5_000, 0, 0))) {
            clock.open();
            read(clock, 10);
            read(clock, 8);
            read(clock, 12);
            assertThat(seconds(clock)).containsExactly(5L, 7L);
        }
    }

    @Test
    void theEndGoesAsFarAsTheRulesMayWait() throws Exception {
        try (var clock = clock(new Timing(5_000, 0, 60_001))) {
            clock.open();
            read(clock, 10);
            clock.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(seconds(clock)).containsExactly(5L, 70L);
        }
    }

    @Test
    void aRestoreGoesOnWhereTimeWas() throws Exception {
        OperatorSubtaskState state;
        try (var clock = clock(new Timing(5_000, 0, 0))) {
            clock.open();
            read(clock, 10);
            state = clock.snapshot(1, 1);
        }
        try (var clock = clock(new Timing(5_000, 0, 0))) {
            clock.initializeState(state);
            clock.open();
            read(clock, 9);
            read(clock, 11);
            assertThat(seconds(clock)).containsExactly(5L, 6L);
        }
    }

    @Test
    void aSilentPartitionIsNotWaitedFor() throws Exception {
        try (var clock = clock(new Timing(0, 1_000, 0))) {
            clock.open();
            read(clock, 10);
            assertThat(seconds(clock)).isEmpty();
            clock.setProcessingTime(999);
            read(clock, 11);
            clock.setProcessingTime(1_000);
            assertThat(seconds(clock)).containsExactly(11L);
        }
    }
}
