package io.bongsu.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingEventsTest {
    private static final int[] FILTERS = {0};
    private final PendingEvents pending = new PendingEvents();

    private static RoutedEvent event(String key, String id, long time) {
        return new RoutedEvent(PartitionKey.of(List.of(key)), Timeline.event("A", id, time, key, null), FILTERS);
    }

    private List<String> released(long watermark) {
        List<String> ids = new ArrayList<>();
        pending.release(watermark, event -> ids.add(event.event().id()));
        return ids;
    }

    @Test
    void eventsWaitForTheirTime() {
        pending.add(event("x", "e2", 20));
        pending.add(event("x", "e1", 10));
        assertThat(pending.firstMillis()).isEqualTo(10);
        assertThat(released(9)).isEmpty();
        assertThat(released(10)).containsExactly("e1");
        assertThat(pending.size()).isEqualTo(1);
        assertThat(released(Long.MAX_VALUE)).containsExactly("e2");
        assertThat(pending.firstMillis()).isEqualTo(Partition.NEVER);
    }

    @Test
    void whatAPartitionSeesDoesNotDependOnArrival() {
        Random random = new Random(3);
        List<RoutedEvent> events = new ArrayList<>();
        // "Aa" and "BB" have one hash: their events must not be taken for one partition's.
        for (String key : List.of("Aa", "BB", "C")) {
            for (int i = 0; i < 30; i++) {
                events.add(event(key, "e" + i, random.nextInt(5)));
            }
        }
        List<String> expected = null;
        for (int seed = 0; seed < 20; seed++) {
            java.util.Collections.shuffle(events, new Random(seed));
            events.forEach(pending::add);
            events.subList(0, 10).forEach(pending::add);
            List<String> seen = new ArrayList<>();
            pending.release(10, event -> {
                if (event.key().value(0).equals("Aa")) {
                    seen.add(event.timeMillis() + event.event().id());
                }
            });
            assertThat(pending.takeRepeated()).isEqualTo(10);
            expected = expected == null ? seen : expected;
            assertThat(seen).isEqualTo(expected).hasSize(30).doesNotHaveDuplicates();
        }
    }
}
