package io.bongsu.benchmarks.contender.esper;

import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.rule.RuleSeries;

/**
 * Takes the rows of one statement, as a subscriber: the manual prefers one to a listener where speed counts.
 *
 * <p>Shape: public, and so is {@link #update}, because Esper calls it by reflection. The first column is the match's time,
 * the others are whole numbers and doubles.
 */
public final class RowReceiver {
    private final EsperRuntime runtime;
    private final RuleSeries rules;
    private final int rule;

    RowReceiver(EsperRuntime runtime, RuleSeries rules, int rule) {
        this.runtime = runtime;
        this.rules = rules;
        this.rule = rule;
    }

    public void update(Object[] row) {
        Matches.Part found = runtime.found();
        if (found == null) {
            return;
        }
        long[] numbers = new long[row.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            Number number = (Number) row[i + 1];
            numbers[i] = number instanceof Double ? Double.doubleToLongBits(number.doubleValue()) : number.longValue();
        }
        found.add(((Number) row[0]).longValue(), rules.hash(rule, numbers));
    }
}
