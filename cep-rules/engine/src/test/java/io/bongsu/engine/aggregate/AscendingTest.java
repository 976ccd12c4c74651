package io.bongsu.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AscendingTest {
    @Test
    void valuesOfDifferentClassesHaveAnOrder() {
        assertThat(Stream.of("b", 3, 2.5, "a", true, 1L, Double.NaN, List.of()).sorted(Ascending.INSTANCE))
                .containsExactly(true, 1L, 2.5, 3, Double.NaN, "a", "b", List.of());
    }

    @Test
    void anExtremeOfMixedNumbersDoesNotFail() {
        Extreme greatest = new Extreme(true, true);
        greatest.enter(3);
        greatest.enter(4.5);
        greatest.enter(4L);
        greatest.leave(4.5);
        assertThat(greatest.result()).isEqualTo(4L);
    }

    @Test
    void notANumberIsTheGreatest() {
        Extreme greatest = new Extreme(true, false);
        greatest.enter(Double.NaN);
        greatest.enter(4.5);
        assertThat(greatest.result()).isEqualTo(Double.NaN);
    }
}
