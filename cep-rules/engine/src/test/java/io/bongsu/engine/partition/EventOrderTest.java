package io.bongsu.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventOrderTest {
    private static final List<String> ASCENDING = List.of(
            "", "0", "00", "1", "01", "2", "10", "a", "a1", "a01", "a1b", "a1c", "a2", "a10", "a10b2", "a10b10", "b");

    @Test
    void runsOfDigitsAreNumbers() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                String one = ASCENDING.get(i);
                String other = ASCENDING.get(j);
                boolean equalNumbers =
                        one.replaceFirst("^(a?)0+(?=\\d)", "$1").equals(other.replaceFirst("^(a?)0+(?=\\d)", "$1"));
                if (!equalNumbers) {
                    assertThat(Integer.signum(EventOrder.compareIds(one, other)))
                            .as("%s with %s", one, other)
                            .isEqualTo(Integer.compare(i, j));
                }
            }
        }
    }

    @Test
    void isATotalOrder() {
        Random random = new Random(1);
        List<String> ids = new ArrayList<>(ASCENDING);
        for (int i = 0; i < 60; i++) {
            StringBuilder id = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                id.append("0012ab-".charAt(random.nextInt(7)));
            }
            ids.add(id.toString());
        }
        for (String a : ids) {
            for (String b : ids) {
                int ab = EventOrder.compareIds(a, b);
                assertThat(Integer.signum(ab)).isEqualTo(-Integer.signum(EventOrder.compareIds(b, a)));
                assertThat(ab == 0).isEqualTo(a.equals(b));
                for (String c : ids) {
                    if (ab < 0 && EventOrder.compareIds(b, c) < 0) {
                        assertThat(EventOrder.compareIds(a, c))
                                .as("%s < %s < %s", a, b, c)
                                .isNegative();
                    }
                }
            }
        }
    }

    @Test
    void timeThenIdThenStream() {
        List<Event> events = new ArrayList<>(List.of(
                Timeline.event("A", "e10", 2, null, null),
                Timeline.event("B", "e9", 2, null, null),
                Timeline.event("A", "e9", 2, null, null),
                Timeline.event("B", "e99", 1, null, null)));
        events.sort(EventOrder.INSTANCE);
        assertThat(events.stream().map(event -> event.type().name() + event.id()))
                .containsExactly("Be99", "Ae9", "Be9", "Ae10");
    }
}
