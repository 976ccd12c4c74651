package io.bongsu.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.state.PackedEvents.Packing;
import io.bongsu.engine.timeline.CountedChunks;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A packed queue beside a plain one. */
class PackedEventsTest {
    private static final EventType TYPE = new EventType(
            "P",
            List.of(
                    new Field("id", ValueType.STRING),
                    new Field("ts", ValueType.LONG),
                    new Field("text", ValueType.STRING),
                    new Field("real", ValueType.DOUBLE),
                    new Field("small", ValueType.FLOAT),
                    new Field("number", ValueType.INT),
                    new Field("flag", ValueType.BOOLEAN)));
    private static final double[] REALS = {0.0, -0.0, Double.NaN, 1.5, 1e300, -7, Double.NEGATIVE_INFINITY};

    private final Random random = new Random(11);
    private final Packing packing = new Packing(TYPE);
    private final ArrayDeque<Event> expected = new ArrayDeque<>();
    private final CountedChunks chunks = new CountedChunks(64);
    private final StateOutput out = new StateOutput();
    private PackedEvents packed = new PackedEvents(packing);
    private PageLog log;

    private Event event(int number) {
        long time = 1_700_000_000_000L + number * 3L - random.nextInt(5);
        String id = "e" + number;
        Origin origin = new Origin(number % 97 == 0 ? "other" : "topic", number / 100, 10L * number);
        return Event.of(
                TYPE,
                time,
                id,
                new Object[] {
                    id,
                    time,
                    random.nextInt(4) == 0 ? null : random.nextBoolean() ? "봉수" + number : "plain",
                    REALS[random.nextInt(REALS.length)],
                    random.nextFloat(),
                    random.nextInt(3) - 1,
                    random.nextBoolean()
                },
                origin);
    }

    private static void same(Event actual, Event wanted) {
        assertThat(actual).isEqualTo(wanted);
        assertThat(actual.origin()).isEqualTo(wanted.origin());
    }

    private void restore(boolean inChunks) {
        out.reset();
        if (inChunks) {
            out.keepPages(log, chunks);
        }
        packed.write(out);
        log = inChunks ? out.pages() : log;
        byte[] bytes = out.toByteArray();
        StateInput in = new StateInput();
        in.reset(bytes, 0, bytes.length, Map.of(), inChunks ? chunks : null);
        packed = new PackedEvents(packing);
        packed.read(in);
        assertThat(in.atEnd()).isTrue();
        if (inChunks) {
            log = in.pages();
        }
    }

    @Test
    void comesBackAsItWasInWavesAndAfterRestores() {
        for (int i = 0; i < 30_000; i++) {
            Event event = event(i);
            assertThat(packed.add(event)).isTrue();
            expected.add(event);
            boolean shrinks = i / 1_000 % 3 == 2;
            for (int gone = random.nextInt(shrinks ? 4 : 2); gone > 0 && !expected.isEmpty(); gone--) {
                same(packed.oldest(), expected.peek());
                same(packed.remove(), expected.remove());
            }
            assertThat(packed.size()).isEqualTo(expected.size());
            assertThat(packed.isEmpty()).isEqualTo(expected.isEmpty());
            if (random.nextInt(200) == 0) {
                restore(random.nextInt(4) > 0);
                List<Event> all = new ArrayList<>();
                packed.forEach(all::add);
                assertThat(all).isEqualTo(new ArrayList<>(expected));
            }
        }
        assertThat(chunks.count()).isPositive();
    }

    @Test
    void aFullPageIsStoredOnceAndRemovedWhenItsEventsHaveLeft() {
        for (int i = 0; i < 200; i++) {
            packed.add(event(i));
        }
        restore(true);
        assertThat(chunks.count()).isEqualTo(3);
        assertThat(chunks.takeBytesPut()).isPositive();
        packed.add(event(200));
        restore(true);
        assertThat(chunks.takeBytesPut()).isZero();
        for (int i = 0; i < 129; i++) {
            packed.remove();
        }
        restore(true);
        assertThat(chunks.count()).isEqualTo(1);
        same(packed.oldest(), packed.oldest());
        assertThat(packed.oldest().id()).isEqualTo("e129");
    }

    @Test
    void whatCannotBePackedIsRefusedAndNothingHappens() {
        Event derived =
                Event.derived(TYPE, 1, "d", new Object[7], List.of(new Evidence("a", "P", "e1", 1, Origin.UNKNOWN)));
        Event strange = Event.of(TYPE, 1, "s", null, null, List.of("a list"), null, null, null, null);
        Event nameless = Event.row(TYPE, new Object[7]);
        for (Event event : Arrays.asList(derived, strange, nameless)) {
            assertThat(packed.add(event)).isFalse();
        }
        assertThat(packed.isEmpty()).isTrue();
        assertThat(Packing.suits(TYPE)).isTrue();
        assertThat(Packing.suits(new EventType("R", List.of(new Field("r", ValueType.rowOf(TYPE))))))
                .isFalse();
    }

    @Test
    void brokenBytesAreRefused() {
        for (int i = 0; i < 100; i++) {
            packed.add(event(i));
        }
        out.reset();
        packed.write(out);
        byte[] bytes = out.toByteArray();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> new PackedEvents(packing).read(new StateInput(cut, Map.of())))
                    .isInstanceOf(StateException.class);
        }
    }

    @Test
    void aPageThatIsNotStoredIsMissed() {
        for (int i = 0; i < 100; i++) {
            packed.add(event(i));
        }
        out.reset();
        out.keepPages(null, chunks);
        packed.write(out);
        out.pages();
        byte[] bytes = out.toByteArray();
        StateInput in = new StateInput();
        in.reset(bytes, 0, bytes.length, Map.of(), new CountedChunks(64));
        assertThatThrownBy(() -> new PackedEvents(packing).read(in))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("page=-1");
    }
}
