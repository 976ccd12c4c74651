package io.bongsu.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BindingsTest {
    @Test
    void anyNumberOfTagsComesBack() {
        Random random = new Random(5);
        for (int tags = 0; tags < 40; tags++) {
            Bindings none = Bindings.none(tags);
            List<Bindings> written = new ArrayList<>(List.of(none));
            for (int i = 0; i < 10 && tags > 0; i++) {
                Bindings last = written.get(written.size() - 1);
                written.add(last.with(random.nextInt(tags), i % 3 == 0 ? List.of(event(i), event(1)) : event(i)));
            }
            StateOutput out = new StateOutput();
            written.forEach(bindings -> bindings.write(out));
            StateInput in = new StateInput(out.toByteArray(), Timeline.TYPES);
            for (Bindings bindings : written) {
                assertThat(Bindings.read(in, none).values()).isEqualTo(bindings.values());
            }
            assertThat(in.atEnd()).isTrue();
        }
    }

    @Test
    void nothingBoundIsReadAsTheSameNothing() {
        Bindings none = Bindings.none(3);
        StateOutput out = new StateOutput();
        none.write(out);
        assertThat(Bindings.read(new StateInput(out.toByteArray(), Timeline.TYPES), none))
                .isSameAs(none);
    }

    private static Event event(int number) {
        return Timeline.event("A", "A" + number, number, "k", number);
    }
}
