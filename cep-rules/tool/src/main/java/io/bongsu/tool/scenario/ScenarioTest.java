package io.bongsu.tool.scenario;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Judges a rule by a scenario: the alerts must be the expected ones, and the same ones, by id, after restarts and for events
 * out of order.
 *
 * <p>Shape: the outcome is a function of rule, scenario and seed.
 */
public final class ScenarioTest {
    /** How many orders of arrival are tried. */
    static final int SHUFFLES = 5;

    private final EventCatalog catalog;
    private final long seed;

    public ScenarioTest(EventCatalog catalog, long seed) {
        this.catalog = catalog;
        this.seed = seed;
    }

    public ScenarioOutcome run(RulePlan plan, Scenario scenario) {
        ScenarioRun run = new ScenarioRun(plan, catalog, scenario);
        List<Alert> alerts = run.inOrder();
        List<String> failure = new ArrayList<>(AlertDiff.of(scenario.clock(), scenario.expected(), alerts));
        failure.addAll(compare(scenario.clock(), "with a restart after each event", alerts, run.restarted()));
        for (int i = 0; i < SHUFFLES; i++) {
            String way = "with events out of order (--seed " + (seed + i) + ")";
            failure.addAll(compare(scenario.clock(), way, alerts, run.shuffled(seed + i)));
        }
        return new ScenarioOutcome(scenario, failure);
    }

    private static List<String> compare(ScenarioClock clock, String way, List<Alert> alerts, List<Alert> others) {
        SortedSet<String> ids = ids(clock, alerts);
        SortedSet<String> otherIds = ids(clock, others);
        if (ids.equals(otherIds)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("  " + way + " the alerts are others:");
        ids.stream().filter(id -> !otherIds.contains(id)).forEach(id -> lines.add("  - only in order  " + id));
        otherIds.stream().filter(id -> !ids.contains(id)).forEach(id -> lines.add("  + only that way  " + id));
        return lines;
    }

    private static SortedSet<String> ids(ScenarioClock clock, List<Alert> alerts) {
        SortedSet<String> ids = new TreeSet<>();
        for (Alert alert : alerts) {
            ids.add(clock.text(alert.detectedAtMillis()) + " " + alert.transition() + " " + alert.alertId() + " "
                    + alert.details());
        }
        return ids;
    }
}
