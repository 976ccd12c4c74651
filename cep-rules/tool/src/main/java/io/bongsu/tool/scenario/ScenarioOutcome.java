package io.bongsu.tool.scenario;

import java.util.List;

/** How a scenario went. Shape: {@code failure} holds the lines that tell what is wrong; none means that all is well. */
public record ScenarioOutcome(Scenario scenario, List<String> failure) {
    public ScenarioOutcome {
        failure = List.copyOf(failure);
    }

    public boolean ok() {
        return failure.isEmpty();
    }
}
