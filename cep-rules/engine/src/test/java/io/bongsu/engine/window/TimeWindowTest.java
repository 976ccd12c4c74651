package io.bongsu.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.state.PackedEvents.Packing;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A window beside a plain queue of (time of insertion, event), with growing and shrinking content, and after a restore. */
class TimeWindowTest {
    private static final long SIZE = 1_000;

    private final ArrayDeque<Long> times = new ArrayDeque<>();
    private final ArrayDeque<Event> expected = new ArrayDeque<>();
    private final List<Event> left = new ArrayList<>();
    private Packing packing;
    private TimeWindow window = made();

    private final Window.Change change = new Window.Change() {
        @Override
        public void entered(Event event) {}

        @Override
        public void left(Event event) {
            left.add(event);
        }

        @Override
        public void posted() {}
    };

    private TimeWindow made() {
        return new TimeWindow(LengthOfTime.ofMillis(SIZE), packing);
    }

    private void insert(String id, long eventMillis, long nowMillis) {
        Event event = Timeline.event("A", id, eventMillis, "k", 1);
        window.insert(event, nowMillis, change);
        times.add(nowMillis);
        expected.add(event);
    }

    private void pass(long nowMillis) {
        List<Event> leaving = new ArrayList<>();
        while (!times.isEmpty() && times.peek() + SIZE <= nowMillis) {
            times.remove();
            leaving.add(expected.remove());
        }
        left.clear();
        window.onTime(nowMillis, change);
        assertThat(left).isEqualTo(leaving);
        assertThat(window.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(window.nextDueMillis()).isEqualTo(times.isEmpty() ? Long.MAX_VALUE : times.peek() + SIZE);
    }

    private void restore() {
        byte[] bytes = written();
        window = made();
        window.read(new StateInput(bytes, Timeline.TYPES));
        assertThat(written()).isEqualTo(bytes);
    }

    private byte[] written() {
        StateOutput out = new StateOutput();
        window.write(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eventsLeaveInOrderHoweverManyThereAre(boolean packs) {
        packing = packs ? new Packing(Timeline.TYPES.get("A")) : null;
        window = made();
        Random random = new Random(7);
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            // Waves: the content grows to hundreds, then shrinks to none.
            boolean calm = i / 2_000 % 2 == 1;
            now += random.nextInt(calm ? 900 : 4);
            pass(now);
            insert("A" + i, i > 10_000 && random.nextInt(50) == 0 ? now - random.nextInt(500) : now, now);
            if (random.nextInt(500) == 0) {
                restore();
            }
        }
        pass(now + SIZE);
        assertThat(expected).isEmpty();
    }
}
