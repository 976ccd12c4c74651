package io.bongsu.tests.agreement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * One case: a rule and events, run by Esper and by our machines, rows compared per event and per moment.
 *
 * <p>Shape: the rows of a statement compare in their order, where a rule has keys within one step as a multiset: its keys
 * are apart. Our side is encoded and decoded at random moments.
 */
final class Agreement {
    /** How long the clock goes on after the last event. */
    static final long AFTER_MILLIS = 60_000;

    /** With what a difference begins that is one of order alone. */
    static final String ORDER = "  esper's order: ";

    /** What both sides may keep: an {@code every} within an {@code every} can double it with each moment. */
    private static final long MOST_BYTES = 200_000;

    private Agreement() {}

    /** A rule keeps more and more: nothing that can be compared in finite time. */
    static final class Growth extends Exception {
        private static final long serialVersionUID = 1L;

        Growth(long bytes) {
            super("what a rule keeps must not grow without end, bytes=" + bytes);
        }
    }

    /** What the two put out that differs, as text; empty if they agree. */
    static String difference(
            String epl, RulePlan plan, List<EventType> types, List<Event> events, long seed, boolean ordered)
            throws Exception {
        RuleSet rules = RuleSet.of(new TreeMap<>(java.util.Map.of(1, plan)), types, Geography.EMPTY);
        List<OutputRow> ours = new ArrayList<>();
        LocalRun run = new LocalRun(
                rules,
                detection -> ours.add(OutputRow.of(
                        detection.statement(), detection.leaves(), detection.timeMillis(), detection.details())),
                alert -> {});
        Random restarts = new Random(seed);
        long start = firstRead(plan, events);
        boolean inOrder = ordered && plan.key().mode() == KeyPlan.Mode.GLOBAL;
        try (EsperOracle esper = new EsperOracle(epl, types, start)) {
            int from = 0;
            while (from < events.size()) {
                int to = from;
                long time = events.get(from).timeMillis();
                advance(run, time - 1);
                while (to < events.size() && events.get(to).timeMillis() == time) {
                    if (time >= start) {
                        esper.send(events.get(to));
                    }
                    run.offer(events.get(to));
                    to++;
                }
                advance(run, time);
                String difference = compare(esper.take(), ours, inOrder, events.subList(0, to));
                if (!difference.isEmpty()) {
                    return difference;
                }
                if (restarts.nextInt(4) == 0) {
                    run.restart();
                }
                from = to;
            }
            long end = events.get(events.size() - 1).timeMillis() + AFTER_MILLIS;
            advance(run, end);
            esper.advance(end);
            return compare(esper.take(), ours, inOrder, events);
        }
    }

    /** Moves our clock moment by moment, before Esper's. */
    private static void advance(LocalRun run, long toMillis) throws Growth {
        for (long due = run.nextDueMillis(); due < toMillis; due = run.nextDueMillis()) {
            run.advance(due);
            bounded(run);
        }
        run.advance(toMillis);
        bounded(run);
    }

    private static void bounded(LocalRun run) throws Growth {
        long bytes = run.stateBytes();
        if (bytes > MOST_BYTES) {
            throw new Growth(bytes);
        }
    }

    /** Our rules start with the first event of a stream that they read; so does Esper's, then. */
    private static long firstRead(RulePlan plan, List<Event> events) {
        return events.stream()
                .filter(event -> plan.streams().contains(event.type()))
                .mapToLong(Event::timeMillis)
                .findFirst()
                .orElse(events.get(0).timeMillis());
    }

    private static String compare(List<OutputRow> esper, List<OutputRow> ours, boolean inOrder, List<Event> events) {
        List<OutputRow> expected = inOrder ? OutputRow.byStatement(esper) : OutputRow.sorted(esper);
        List<OutputRow> got = inOrder ? OutputRow.byStatement(ours) : OutputRow.sorted(ours);
        ours.clear();
        if (expected.equals(got)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        List<OutputRow> missing = without(expected, got);
        List<OutputRow> extra = without(got, expected);
        missing.forEach(row -> text.append("  esper only: ").append(row).append('\n'));
        extra.forEach(row -> text.append("  ours only:  ").append(row).append('\n'));
        if (missing.isEmpty() && extra.isEmpty()) {
            expected.forEach(row -> text.append(ORDER).append(row).append('\n'));
            got.forEach(row -> text.append("  our order:     ").append(row).append('\n'));
        }
        events.forEach(event -> text.append("  event ").append(event).append('\n'));
        return text.toString();
    }

    private static List<OutputRow> without(List<OutputRow> rows, List<OutputRow> others) {
        List<OutputRow> rest = new ArrayList<>(rows);
        others.forEach(rest::remove);
        return rest;
    }
}
