package io.bongsu.jobs.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.jobs.decode.EventTimeClock.Timing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watermarks that follow from the events. */
final class EventTimeClockTest implements EventTimeClock.Listener {
    private static final long START = 1_614_604_320_000L;

    /** Watermarks plus 1 ms, as seconds after the start, and idleness. */
    private final List<Object> told = new ArrayList<>();

    private final List<Long> toldMillis = new ArrayList<>();

    @Override
    public void watermark(long millis) {
        told.add((millis + 1 - START) / 1_000);
        toldMillis.add(millis + 1 - START);
    }

    @Override
    public void idle(boolean idle) {
        told.add(idle ? "idle" : "active");
    }

    private EventTimeClock clock(long latenessMillis, long idleMillis, long tailMillis) {
        EventTimeClock clock = new EventTimeClock(
                new Timing(latenessMillis, idleMillis, tailMillis), EventTimeClock.NEVER, EventTimeClock.NEVER, this);
        clock.start();
        return clock;
    }

    private static void hearMillis(EventTimeClock clock, String topic, int partition, long millis) {
        clock.hear(topic, partition, START + millis);
        clock.advance();
    }

    private static void hear(EventTimeClock clock, int partition, long seconds) {
        hearMillis(clock, "t", partition, 1_000 * seconds);
    }

    @Test
    void theWatermarkTrailsTheLatestEventByTheLateness() {
        EventTimeClock clock = clock(5_000, 0, 0);
        hear(clock, 0, 10);
        hear(clock, 0, 8);
        hear(clock, 0, 12);
        assertThat(told).containsExactly(5L, 7L);
        assertThat(clock.hasPassed(START + 6_999)).isTrue();
        assertThat(clock.hasPassed(START + 7_000)).isFalse();
    }

    @Test
    void theWatermarkMovesInSteps() {
        EventTimeClock clock = clock(0, 0, 0);
        for (long millis : List.of(1_000L, 1_001L, 1_009L, 1_010L, 1_019L, 1_021L)) {
            hearMillis(clock, "t", 0, millis);
        }
        assertThat(toldMillis).containsExactly(1_000L, 1_010L, 1_021L);
        hearMillis(clock, "t", 0, 1_024);
        clock.end();
        assertThat(toldMillis).endsWith(1_021L, 1_025L);
    }

    @Test
    void theEndGoesAsFarAsTheRulesMayWait() {
        EventTimeClock clock = clock(5_000, 0, 60_001);
        hear(clock, 0, 10);
        clock.end();
        assertThat(told).containsExactly(5L, 70L);
    }

    @Test
    void aRestoreGoesOnWhereTimeWas() {
        EventTimeClock clock = clock(5_000, 0, 0);
        hear(clock, 0, 10);
        EventTimeClock restored =
                new EventTimeClock(new Timing(5_000, 0, 0), clock.watermark(), clock.latestMillis(), this);
        restored.start();
        hear(restored, 0, 9);
        hear(restored, 0, 11);
        assertThat(told).containsExactly(5L, 5L, 6L);
    }

    @Test
    void theSlowestPartitionDecides() {
        EventTimeClock clock = clock(0, 1_000, 0);
        hear(clock, 0, 10);
        hear(clock, 1, 5);
        hearMillis(clock, "u", 0, 7_000);
        assertThat(told).isEmpty();
        clock.lookForSilence();
        hear(clock, 1, 6);
        hear(clock, 1, 9);
        hear(clock, 0, 11);
        hearMillis(clock, "u", 0, 12_000);
        hear(clock, 1, 12);
        assertThat(told).containsExactly(5L, 6L, 7L, 9L, 11L);
    }

    @Test
    void aSilentPartitionIsNotWaitedFor() {
        EventTimeClock clock = clock(0, 1_000, 0);
        hear(clock, 0, 10);
        hear(clock, 1, 5);
        assertThat(told).isEmpty();
        clock.lookForSilence();
        hear(clock, 0, 11);
        clock.lookForSilence();
        assertThat(told).containsExactly(5L, 11L);
        clock.lookForSilence();
        clock.lookForSilence();
        hear(clock, 1, 6);
        hear(clock, 0, 12);
        hear(clock, 1, 13);
        assertThat(told).containsExactly(5L, 11L, "idle", "active", 12L);
    }
}
