package io.bongsu.tool.scenario;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a rule must do on some events.
 *
 * <p>Shape: {@code place} is file and line; no expected alert means silence. Event time runs on to {@code untilMillis}, or
 * as long as the rule can wait.
 *
 * <p>Unit: ms since the epoch, UTC.
 */
public record Scenario(
        String name,
        String place,
        ScenarioClock clock,
        Geography geography,
        List<Event> events,
        List<ExpectedAlert> expected,
        OptionalLong untilMillis) {
    public Scenario {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(geography, "geography");
        events = List.copyOf(events);
        expected = List.copyOf(expected);
        Objects.requireNonNull(untilMillis, "untilMillis");
    }
}
