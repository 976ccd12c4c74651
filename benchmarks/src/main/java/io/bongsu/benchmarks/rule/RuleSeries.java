package io.bongsu.benchmarks.rule;

import io.bongsu.benchmarks.contender.Matches;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Rules that differ only in constants.
 *
 * <p>Shape: {@code ours} and {@code esper} are the EPL of one rule for each of the two, which may keep state apart by other
 * means as long as they find the same; {@code $1}, {@code $2}, … stand for its constants. Constants are texts or doubles; two
 * of one rule are never equal.
 */
public record RuleSeries(String ours, String esper, int rules, IntFunction<List<Object>> constants) {
    public RuleSeries {
        if (rules < 1) {
            throw new IllegalArgumentException("a series has at least one rule, rules=" + rules);
        }
    }

    /** One rule without constants, the same text for both. */
    public static RuleSeries single(String epl) {
        return new RuleSeries(epl, epl, 1, rule -> List.of());
    }

    /** The hash of a match of these numbers: the rule counts where there are several. */
    public long hash(int rule, long... numbers) {
        return rules == 1 ? Matches.hash(numbers) : Matches.hash(rule, Matches.hash(numbers));
    }

    /** What a rule is called. */
    public static String name(int rule) {
        return "rule-" + rule;
    }

    /** The number of the rule that {@link #name} named so. */
    public static int number(String name) {
        return Integer.parseInt(name.substring("rule-".length()));
    }

    /** The text of ours with the constants of one rule. */
    String oursWith(List<Object> values) {
        String text = ours;
        for (int i = values.size(); i > 0; i--) {
            Object value = values.get(i - 1);
            text = text.replace("$" + i, value instanceof String ? "'" + value + "'" : value.toString());
        }
        return text;
    }

    /** The text of Esper's with substitution parameters {@code c1}, {@code c2}, …. */
    public String esperWithParameters() {
        List<Object> values = constants.apply(0);
        String text = esper;
        for (int i = values.size(); i > 0; i--) {
            String type = values.get(i - 1) instanceof String ? "string" : "double";
            text = text.replace("$" + i, "?:c" + i + ":" + type);
        }
        return text;
    }
}
