package io.bongsu.language.support;

import java.util.Objects;

/** One construct of EPL and a rule that uses it; the page says what the planner says to that rule. */
public record Construct(String name, String epl) {
    public Construct {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(epl, "epl");
    }
}
