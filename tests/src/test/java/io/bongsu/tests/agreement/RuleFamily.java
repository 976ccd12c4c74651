package io.bongsu.tests.agreement;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/** A kind of random rules: a name for the table, and how to make one, as EPL over the streams of {@link RandomEvents}. */
record RuleFamily(String name, Function<Random, String> rule) {
    /** Every family, in the order of the table. */
    static final List<RuleFamily> ALL = List.of(
            new RuleFamily("line", random -> new RandomRules(random).rule()),
            new RuleFamily("context", random -> new RandomContexts(random).rule()),
            new RuleFamily("pattern", random -> new RandomPatterns(random).rule()),
            new RuleFamily("window", random -> new RandomWindows(random).statement()),
            new RuleFamily("join", random -> new RandomJoins(random).rule()),
            new RuleFamily("resultset", random -> new RandomResultSets(random).statement()),
            new RuleFamily("method", random -> new RandomMethods(random).rule()));

    RuleFamily {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rule, "rule");
    }
}
