package io.bongsu.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.timeline.CountedChunks;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events in chunks beside a state: what is written, what comes back, what is removed. */
class EventLogTest {
    private static final int SIZE = 8;

    private final StateOutput out = new StateOutput();
    private final StateInput in = new StateInput();
    private final CountedChunks chunks = new CountedChunks(SIZE);
    private EventLog log;

    private static Event event(int number) {
        return Timeline.event("A", "A" + number, 1_000L + number, "x", number);
    }

    private static List<Event> events(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(event(i));
        }
        return events;
    }

    private byte[] write(List<Event> events) {
        out.reset();
        out.writeEvents(events.size(), events::get);
        log = out.keepApart(log, chunks);
        return out.toByteArray();
    }

    private List<Event> read(byte[] bytes) {
        in.reset(bytes, 0, bytes.length, Timeline.TYPES, chunks);
        List<Event> events = new ArrayList<>();
        in.readEvents(events::add);
        assertThat(in.atEnd()).isTrue();
        return events;
    }

    @Test
    void fewEventsAreWrittenWithTheState() {
        byte[] bytes = write(events(0, SIZE - 1));
        assertThat(log).isNull();
        assertThat(chunks.count()).isZero();
        assertThat(read(bytes)).isEqualTo(events(0, SIZE - 1));
    }

    @Test
    void fullChunksAreWrittenOnceAndTheRestAgain() {
        List<Event> window = events(0, 10 * SIZE + 3);
        int first = write(window).length;
        assertThat(chunks.count()).isEqualTo(10);
        chunks.takeBytesPut();
        window.add(event(1_000));
        byte[] second = write(window);
        assertThat(chunks.takeBytesPut()).isZero();
        assertThat(second.length).isBetween(first + 1, first + 50);
        assertThat(read(second)).isEqualTo(window);
        window.addAll(events(2_000, 2_004));
        write(window);
        assertThat(chunks.count()).isEqualTo(11);
        assertThat(chunks.takeBytesPut()).isBetween(1L, 50L * SIZE);
    }

    @Test
    void aQueueRemovesItsOldChunksWithoutWritingOthersAgain() {
        List<Event> window = events(0, 100);
        write(window);
        long perEvent = chunks.takeBytesPut() / 96 + 3;
        for (int i = 100; i < 1_000; i++) {
            window.remove(0);
            window.add(event(i));
            byte[] bytes = write(window);
            if (i % 7 == 0) {
                window = read(bytes);
                log = in.log();
            }
            assertThat(chunks.count()).isBetween(11, 14);
            assertThat(bytes.length).isLessThan(50 * SIZE);
        }
        assertThat(chunks.takeBytesPut()).isLessThan(1_000 * perEvent);
    }

    @Test
    void anEventInTwoPlacesStaysOne() {
        List<Event> window = events(0, 3 * SIZE);
        List<Event> twice = new ArrayList<>(window.subList(4, 7));
        twice.addAll(window);
        List<Event> back = read(write(twice));
        assertThat(back).isEqualTo(twice);
        assertThat(back.get(3 + 4)).isSameAs(back.get(0));
    }

    @Test
    void equalEventsStayTwo() {
        List<Event> window = new ArrayList<>();
        for (int i = 0; i < 3 * SIZE; i++) {
            window.add(event(7));
        }
        List<Event> back = read(write(window));
        assertThat(back).isEqualTo(window);
        assertThat(back.get(1)).isNotSameAs(back.get(2));
    }

    @Test
    void spaceIsBoundedByWhatIsLive() {
        Random random = new Random(11);
        List<Event> live = events(0, 2_000);
        List<Event> written = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            int gone = random.nextInt(1 + live.size() / 10);
            for (int i = 0; i < gone; i++) {
                live.remove(random.nextInt(live.size()));
            }
            live.addAll(events(10_000 + 100 * step, 10_000 + 100 * step + random.nextInt(20)));
            byte[] bytes = write(live);
            assertThat(chunks.count() * SIZE).isLessThanOrEqualTo(4 * live.size() + 2 * SIZE);
            written = read(bytes);
            assertThat(written).isEqualTo(live);
            if (step % 3 == 0) {
                live = written;
                log = in.log();
            }
        }
        write(List.of());
        assertThat(chunks.count()).isZero();
        assertThat(log).isNull();
    }

    @Test
    void whatIsNeverReadIsForgotten() {
        List<Event> window = events(0, 4 * SIZE);
        byte[] bytes = write(window);
        in.reset(bytes, 0, bytes.length, Timeline.TYPES, chunks);
        log = in.log();
        write(events(100, 103));
        assertThat(chunks.count()).isZero();
    }

    @Test
    void withoutItsChunksAStateCannotBeRead() {
        byte[] bytes = write(events(0, 4 * SIZE));
        assertThatThrownBy(() -> in.reset(bytes, 0, bytes.length, Timeline.TYPES))
                .isInstanceOf(StateException.class);
        chunks.remove(2);
        assertThatThrownBy(() -> in.reset(bytes, 0, bytes.length, Timeline.TYPES, chunks))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("chunk=2");
    }

    @Test
    void brokenBytesAreAStateExceptionAndNothingElse() {
        List<Event> window = events(0, 4 * SIZE + 3);
        window.addAll(events(0, 3));
        byte[] bytes = write(window);
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            byte[] garbled =
                    Arrays.copyOf(bytes, random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int n = random.nextInt(3); n >= 0 && garbled.length > 0; n--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
            }
            try {
                in.reset(garbled, 0, garbled.length, Map.copyOf(Timeline.TYPES), chunks);
                in.readEvents(event -> {});
            } catch (StateException expected) {
                assertThat(expected).hasMessageContaining(" ");
            }
        }
    }
}
