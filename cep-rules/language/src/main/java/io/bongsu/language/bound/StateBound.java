package io.bongsu.language.bound;

import io.bongsu.engine.plan.LengthOfTime;
import java.util.Locale;
import java.util.Objects;

/**
 * How much state a statement can hold, as a sentence; for a statement without a bound, what would give it one.
 *
 * <p>Shape: {@code advice} is empty when the state is bounded. A bound is per key where the rule has one.
 */
public record StateBound(boolean bounded, String text, String advice) {
    public StateBound {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(advice, "advice");
    }

    static StateBound bounded(String text) {
        return new StateBound(true, text, "");
    }

    static StateBound unbounded(String text, String advice) {
        return new StateBound(false, text, advice);
    }

    /** {@code 2 months 1 d}. */
    public static String length(LengthOfTime period) {
        String months = period.months() == 0 ? "" : period.months() + (period.months() == 1 ? " month" : " months");
        if (period.millis() == 0) {
            return months;
        }
        return months + (months.isEmpty() ? "" : " ") + length(period.millis());
    }

    /** {@code 90000} → {@code 1 min 30 s}. */
    public static String length(long millis) {
        StringBuilder text = new StringBuilder();
        long rest = millis;
        long[] sizes = {86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};
        String[] units = {"d", "h", "min", "s", "ms"};
        for (int i = 0; i < sizes.length; i++) {
            long amount = rest / sizes[i];
            rest %= sizes[i];
            if (amount > 0) {
                text.append(String.format(Locale.ROOT, "%s%d %s", text.length() == 0 ? "" : " ", amount, units[i]));
            }
        }
        return text.length() == 0 ? "0 ms" : text.toString();
    }
}
