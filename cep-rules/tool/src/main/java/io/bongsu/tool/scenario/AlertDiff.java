package io.bongsu.tool.scenario;

import io.bongsu.engine.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * Expected and actual alerts side by side, as many pairs as possible matched in order.
 *
 * <p>Shape: lines; {@code =} came as expected, {@code -} did not come, {@code +} came unexpected; where both stand
 * at one place, the lines that follow say what differs. Cost: expected × actual.
 */
final class AlertDiff {
    private final ScenarioClock clock;
    private final List<ExpectedAlert> expected;
    private final List<Alert> actual;
    private final List<String> lines = new ArrayList<>();
    private boolean same = true;

    private AlertDiff(ScenarioClock clock, List<ExpectedAlert> expected, List<Alert> actual) {
        this.clock = clock;
        this.expected = expected;
        this.actual = actual;
    }

    /** No lines when all is as expected. */
    static List<String> of(ScenarioClock clock, List<ExpectedAlert> expected, List<Alert> actual) {
        AlertDiff diff = new AlertDiff(clock, expected, actual);
        diff.walk(diff.longest());
        return diff.same ? List.of() : diff.lines;
    }

    /** Length of the longest matching rest from each pair of places on. */
    private int[][] longest() {
        int[][] length = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                length[i][j] = expected.get(i).matches(actual.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    private void walk(int[][] longest) {
        List<ExpectedAlert> missing = new ArrayList<>();
        List<Alert> surplus = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            if (i < expected.size() && j < actual.size() && expected.get(i).matches(actual.get(j))) {
                gap(missing, surplus);
                lines.add("  = " + text(actual.get(j)));
                i++;
                j++;
            } else if (j >= actual.size() || (i < expected.size() && longest[i + 1][j] >= longest[i][j + 1])) {
                missing.add(expected.get(i++));
            } else {
                surplus.add(actual.get(j++));
            }
        }
        gap(missing, surplus);
    }

    /** What did not come and what came instead, between two matches. */
    private void gap(List<ExpectedAlert> missing, List<Alert> surplus) {
        for (int n = 0; n < Math.max(missing.size(), surplus.size()); n++) {
            same = false;
            if (n < missing.size()) {
                lines.add("  - expected " + text(missing.get(n)));
            }
            if (n < surplus.size()) {
                lines.add("  + got      " + text(surplus.get(n)));
            }
            if (n < missing.size() && n < surplus.size()) {
                missing.get(n).differences(surplus.get(n), clock).forEach(line -> lines.add("             " + line));
            }
        }
        missing.clear();
        surplus.clear();
    }

    private String text(ExpectedAlert alert) {
        StringBuilder text =
                new StringBuilder(clock.text(alert.atMillis())).append(' ').append(alert.transition());
        alert.texts()
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(value));
        if (!alert.details().isEmpty()) {
            text.append(' ').append(alert.details());
        }
        if (!alert.evidence().isEmpty()) {
            text.append(" evidence=").append(alert.evidence());
        }
        return text.toString();
    }

    private String text(Alert alert) {
        return clock.text(alert.detectedAtMillis()) + " " + alert.transition()
                + (alert.reason().isEmpty() ? "" : " reason=" + alert.reason()) + " " + alert.details();
    }
}
