package io.bongsu.tool.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioClockTest {
    private final ScenarioClock clock = new ScenarioClock(1_614_604_320_000L);

    @ParameterizedTest
    @CsvSource({
        "00:00:59.500, 59500",
        "00:00:59.5, 59500",
        "00:01, 60000",
        "26:00:00, 93600000",
        "+61s, 61000",
        "+1m1.5s, 61500",
        "+1h, 3600000",
        "+500ms, 500",
        "2021-03-01T22:12:30+09:00, 30000",
        "2021-03-01T13:12:30Z, 30000"
    })
    void countsFromItsStart(String text, long millis) {
        assertThat(clock.parse(text)).contains(clock.startMillis() + millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "0:0", "00:60:00", "00:00:61", "+", "+61", "+s", "61s", "+1m 1s", "2021-03-01"})
    void refusesWhatIsNoTime(String text) {
        assertThat(clock.parse(text)).isEmpty();
    }

    @Test
    void writesTimesSinceItsStart() {
        assertThat(clock.text(clock.startMillis() + 59_500)).isEqualTo("00:00:59.500");
        assertThat(clock.text(clock.startMillis() + 93_600_000)).isEqualTo("26:00:00.000");
        assertThat(clock.text(clock.startMillis() - 1)).isEqualTo("-00:00:00.001");
    }
}
