package io.bongsu.tests.agreement;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/**
 * A kind of random rules: a name for the table, and how to make one, as EPL over the streams of {@link RandomEvents}.
 *
 * <p>Shape: {@code inOrder}: the rows of a step compare in their order. They do not where several matches or context
 * partitions wait for one event: Esper then follows the order of its filter index.
 */
record RuleFamily(String name, boolean inOrder, Function<Random, String> rule) {
    /** Every family, in the order of the table. */
    static final List<RuleFamily> ALL = List.of(
            new RuleFamily("line", false, random -> new RandomRules(random).rule()),
            new RuleFamily("context", false, random -> new RandomContexts(random).rule()),
            new RuleFamily("pattern", false, random -> new RandomPatterns(random).rule()),
            new RuleFamily("window", true, random -> new RandomWindows(random).statement()),
            new RuleFamily("join", true, random -> new RandomJoins(random).rule()),
            new RuleFamily("resultset", true, random -> new RandomResultSets(random).statement()),
            new RuleFamily("chain", true, random -> new RandomChains(random).rule()),
            new RuleFamily("namedwindow", true, random -> new RandomNamedWindows(random).rule()),
            new RuleFamily("method", true, random -> new RandomMethods(random).rule()));

    static RuleFamily named(String name) {
        return ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    RuleFamily {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rule, "rule");
    }
}
