package io.bongsu.jobs.cli;

import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.jobs.publish.AlertOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** What a run did, in a table: a line per rule, then the events. */
final class SummaryTable {
    private final List<RulePlan> plans;
    private final SortedMap<String, Long> counts;

    SummaryTable(List<RulePlan> plans, SortedMap<String, Long> counts) {
        this.plans = plans;
        this.counts = counts;
    }

    String text() {
        int width = Math.max(
                4,
                plans.stream()
                        .mapToInt(plan -> plan.info().name().length())
                        .max()
                        .orElse(4));
        String row = "%-" + width + "s  %8s  %8s  %8s  %10s%n";
        StringBuilder text = new StringBuilder(System.lineSeparator());
        text.append(String.format(Locale.ROOT, row, "rule", "opened", "updates", "closed", "still open"));
        plans.stream().sorted(Comparator.comparing(plan -> plan.info().name())).forEach(plan -> {
            String name = plan.info().name();
            long opened = count(AlertOrder.countName(name, Transition.OPEN));
            long closed = count(AlertOrder.countName(name, Transition.CLOSE));
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    name,
                    opened,
                    count(AlertOrder.countName(name, Transition.UPDATE)),
                    closed,
                    closes(plan) ? Long.toString(opened - closed) : "-"));
        });
        return text.append(String.format(
                        Locale.ROOT,
                        "%nevents read %d, rejected %d, late %d, repeated %d, wanted by a rule %d, rule failures %d%n",
                        count("eventsRead"),
                        count("eventsRejected"),
                        count("eventsLate"),
                        count("eventsRepeated"),
                        count("eventsRouted"),
                        count("ruleFailures")))
                .toString();
    }

    /** Alerts of a rule without a close statement are over as soon as they are raised. */
    private static boolean closes(RulePlan plan) {
        return plan.statements().stream().anyMatch(statement -> statement.role() == Role.CLOSE);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
