package io.bongsu.tool.scenario;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Runs a rule on a scenario: in order, with a restart after each event, and out of order as far as the streams may be late.
 *
 * <p>Shape: each way starts anew and gives its alerts in the order in which they were raised.
 *
 * <p>Unit: ms, event time.
 */
final class ScenarioRun {
    private record Arrival(Event event, long atMillis, int tie) {}

    private final RuleSet rules;
    private final EventCatalog catalog;
    private final List<Event> inOrder;
    private final long latenessMillis;
    private final long untilMillis;

    ScenarioRun(RulePlan plan, EventCatalog catalog, Scenario scenario) {
        this.catalog = catalog;
        this.rules = RuleSet.of(
                new TreeMap<>(Map.of(0, plan)),
                catalog.entries().stream().map(StreamSchema::type).toList(),
                scenario.geography());
        this.inOrder = scenario.events().stream()
                .sorted(Comparator.comparingLong(Event::timeMillis))
                .toList();
        this.latenessMillis =
                scenario.events().stream().mapToLong(this::latenessOf).max().orElse(0);
        long last = inOrder.isEmpty()
                ? scenario.clock().startMillis()
                : inOrder.get(inOrder.size() - 1).timeMillis();
        this.untilMillis = scenario.untilMillis().orElse(last + rules.longestMillis());
    }

    private long latenessOf(Event event) {
        return catalog.get(event.type().name()).latenessMillis();
    }

    /** Event by event, as they happened. */
    List<Alert> inOrder() {
        List<Alert> alerts = new ArrayList<>();
        LocalRun run = new LocalRun(rules, detection -> {}, alerts::add);
        for (Event event : inOrder) {
            run.advance(event.timeMillis() - 1);
            run.offer(event);
        }
        run.advance(untilMillis);
        return alerts;
    }

    /** As {@link #inOrder}; all state is encoded and decoded before and after each event is processed. */
    List<Alert> restarted() {
        List<Alert> alerts = new ArrayList<>();
        LocalRun run = new LocalRun(rules, detection -> {}, alerts::add);
        for (Event event : inOrder) {
            run.advance(event.timeMillis() - 1);
            run.restart();
            run.offer(event);
            run.restart();
        }
        run.advance(untilMillis);
        return alerts;
    }

    /**
     * Each event comes late by a random time that its stream allows; the watermark stays the longest such time behind, so
     * that no event is too late.
     */
    List<Alert> shuffled(long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (Event event : inOrder) {
            long delay = (long) (random.nextDouble() * (latenessOf(event) + 1));
            arrivals.add(new Arrival(event, event.timeMillis() + delay, random.nextInt()));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atMillis).thenComparingInt(Arrival::tie));
        List<Alert> alerts = new ArrayList<>();
        LocalRun run = new LocalRun(rules, detection -> {}, alerts::add);
        long newest = Long.MIN_VALUE;
        for (Arrival arrival : arrivals) {
            run.offer(arrival.event());
            newest = Math.max(newest, arrival.event().timeMillis());
            run.advance(newest - latenessMillis - 1);
        }
        run.advance(untilMillis);
        return alerts;
    }
}
