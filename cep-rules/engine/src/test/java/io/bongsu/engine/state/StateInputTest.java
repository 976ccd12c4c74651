package io.bongsu.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StateInputTest {
    private static StateInput written(Consumer<StateOutput> content) {
        StateOutput out = new StateOutput();
        content.accept(out);
        return new StateInput(out.toByteArray(), Timeline.TYPES);
    }

    @Test
    void numbersComeBack() {
        long[] longs = {0, 1, -1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 35};
        StateInput in = written(out -> {
            for (long one : longs) {
                out.writeLong(one);
            }
            out.writeSize(0);
            out.writeSize(Integer.MAX_VALUE);
            out.writeDouble(-0.0);
            out.writeDouble(Double.NaN);
        });
        for (long one : longs) {
            assertThat(in.readLong()).isEqualTo(one);
        }
        assertThat(in.readSize()).isZero();
        assertThat(in.readSize()).isEqualTo(Integer.MAX_VALUE);
        assertThat(in.readDouble()).isEqualTo(-0.0);
        assertThat(in.readDouble()).isNaN();
        assertThat(in.atEnd()).isTrue();
    }

    @Test
    void valuesComeBackInTheirClasses() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", null);
        List<Object> values = new ArrayList<>(
                Arrays.asList(null, true, false, 7, 7L, 7f, 7d, "봉수", "", List.of(1, List.of("x")), map));
        values.addAll(List.of(47, 48, -1, Integer.MIN_VALUE, 63L, 64L, -1L, Long.MIN_VALUE, 7.5f, -0f, 7.25, -0.0));
        values.addAll(List.of(Double.NaN, Double.POSITIVE_INFINITY, 1e300, 9007199254740993.0, "x".repeat(127)));
        values.addAll(List.of("x".repeat(128), "x".repeat(100) + "봉", "é"));
        StateInput in = written(out -> values.forEach(out::writeValue));
        for (Object value : values) {
            assertThat(in.readValue()).isEqualTo(value);
        }
        assertThat(in.atEnd()).isTrue();
    }

    @Test
    void timesAreShortBesideEachOther() {
        long noon = 1_700_000_000_000L;
        long[] times = {noon, noon + 60_000, noon - 1, 0, Long.MAX_VALUE, Long.MIN_VALUE};
        StateOutput out = new StateOutput();
        out.writeTime(noon);
        int one = out.finish();
        out.reset();
        for (long time : times) {
            out.writeTime(time);
        }
        out.writeValue(noon + 5);
        StateInput in = new StateInput(out.toByteArray(), Timeline.TYPES);
        for (long time : times) {
            assertThat(in.readTime()).isEqualTo(time);
        }
        assertThat(in.readValue()).isEqualTo(noon + 5);
        out.reset();
        out.writeTime(noon);
        out.writeTime(noon + 60_000);
        assertThat(out.finish()).isEqualTo(one + 3);
    }

    @Test
    void oneWriterAndOneReaderServeManyStates() {
        StateOutput out = new StateOutput();
        StateInput in = new StateInput();
        for (int i = 0; i < 50; i++) {
            out.reset();
            List<Event> events = new ArrayList<>();
            for (int n = 0; n < 50 - i; n++) {
                events.add(Timeline.event("ABCD".substring(n % 4, n % 4 + 1), "A" + n, n, "봉수", n));
            }
            out.writeSize(events.size());
            int section = out.beginSection();
            events.forEach(out::writeEvent);
            out.endSection(section);
            events.forEach(out::writeEvent);
            byte[] bytes = new byte[out.finish() + 4];
            out.copyTo(bytes, 3);
            assertThat(Arrays.copyOfRange(bytes, 3, bytes.length - 1)).isEqualTo(out.toByteArray());
            in.reset(bytes, 3, bytes.length - 1, Timeline.TYPES);
            assertThat(in.readSize()).isEqualTo(events.size());
            in.readSection(rest -> assertThat(rest.readEvent()).isEqualTo(events.get(0)));
            for (Event event : events) {
                assertThat(in.readEvent()).isEqualTo(event);
            }
            assertThat(in.atEnd()).isTrue();
        }
    }

    @Test
    void fieldsThatRepeatIdAndTimeAreNotWrittenAgain() {
        Event event = Timeline.event("A", "a-very-long-event-id-1", 1_700_000_000_000L, "x", 3);
        Event plain = Event.of(event.type(), event.timeMillis(), event.id(), "x", 3, null, null, null, null, null);
        Event back = written(out -> out.writeEvent(event)).readEvent();
        assertThat(back).isEqualTo(event);
        assertThat(back.get(5)).isSameAs(back.id());
        assertThat(written(out -> out.writeEvent(plain)).readEvent()).isEqualTo(plain);
    }

    @Test
    void anEventIsWrittenOnceAndComesBackAsOneObject() {
        Event event = Timeline.event("A", "A1", 5, "x", 3);
        StateInput in = written(out -> {
            out.writeEvent(event);
            out.writeSection(section -> section.writeEvent(event));
            out.writeKey(PartitionKey.of(Arrays.asList("x", null, 3)));
        });
        Event first = in.readEvent();
        List<Event> second = new ArrayList<>();
        in.readSection(section -> second.add(section.readEvent()));
        assertThat(first).isEqualTo(event);
        assertThat(second.get(0)).isSameAs(first);
        assertThat(in.readKey()).isEqualTo(PartitionKey.of(Arrays.asList("x", null, 3)));
    }

    @Test
    void whatASectionsReaderLeavesIsPassedOver() {
        StateInput in = written(out -> {
            out.writeSection(section -> {
                section.writeString("left over");
                section.writeEvent(Timeline.event("A", "A1", 5, "x", 3));
            });
            out.writeByte(9);
        });
        in.types(Map.of());
        in.readSection(section -> {});
        assertThat(in.readByte()).isEqualTo(9);
    }

    @Test
    void aReaderStaysInItsSection() {
        StateInput in = written(out -> {
            out.writeSection(section -> section.writeByte(1));
            out.writeString("outside");
        });
        assertThatThrownBy(() -> in.readSection(section -> {
                    section.readByte();
                    section.readByte();
                }))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("ends early");
    }

    @Test
    void valuesInsideEachOtherWithoutEndAreRefused() {
        StateInput lists = written(out -> {
            for (int i = 0; i < 200_000; i++) {
                out.writeByte(ValueTag.LIST);
                out.writeSize(1);
            }
        });
        assertThatThrownBy(lists::readValue).isInstanceOf(StateException.class).hasMessageContaining("nest at most");
        StateInput maps = written(out -> {
            for (int i = 0; i < 200_000; i++) {
                out.writeByte(ValueTag.MAP);
                out.writeSize(1);
                out.writeName("m");
            }
        });
        assertThatThrownBy(maps::readValue).isInstanceOf(StateException.class).hasMessageContaining("nest at most");
    }

    @Test
    void anAnnouncedNumberDoesNotMakeRoom() {
        StateInput in = written(out -> {
            out.writeByte(ValueTag.LIST);
            out.writeSize(2_000_000_000);
        });
        assertThatThrownBy(in::readValue).isInstanceOf(StateException.class).hasMessageContaining("count=2000000000");
    }

    @Test
    void anyBytesGiveAValueOrAStateException() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int n = 0; n < bytes.length; n++) {
                bytes[n] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(13));
            }
            try {
                StateInput in = new StateInput(bytes, Timeline.TYPES);
                while (!in.atEnd()) {
                    in.readValue();
                    in.readEvidence();
                }
            } catch (StateException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aRowOfAnEarlierVersionGetsNullForNewFields() {
        io.bongsu.schemas.EventType older = new io.bongsu.schemas.EventType(
                "A", Timeline.TYPES.get("A").fields().subList(0, 2));
        StateInput in = written(out -> out.writeEvent(Event.of(older, 5, "A1", "x", 3)));
        Event event = in.readEvent();
        assertThat(event.size()).isEqualTo(7);
        assertThat(event.get(1)).isEqualTo(3);
        assertThat(event.get(2)).isNull();
    }
}
