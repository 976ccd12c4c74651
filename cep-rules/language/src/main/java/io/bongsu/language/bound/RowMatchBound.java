package io.bongsu.language.bound;

import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.RowPatternPlan;
import java.util.List;

/**
 * The bound of a row pattern over a stream without a window.
 *
 * <p>Shape: the next row of a partition continues a partial match or ends it, so that a pattern of limited length keeps a
 * limited number of rows per partition.
 */
final class RowMatchBound implements RowPatternPlan.Cases<Long> {
    private static final long UNLIMITED = Long.MAX_VALUE / 4;

    private RowMatchBound() {}

    /** @param partitionIsKey whether a key has one partition only */
    static StateBound of(RowMatchPlan match, boolean partitionIsKey) {
        long rows = match.pattern().fold(new RowMatchBound());
        if (rows >= UNLIMITED) {
            return StateBound.unbounded(
                    "partial matches take rows without limit",
                    "Give the pattern bounds, such as A{1,10}, or put the stream under #time or #length.");
        }
        if (!match.partitionBy().isEmpty() && !partitionIsKey) {
            return StateBound.unbounded(
                    "a partial match for every value of partition by, for ever",
                    "Use a context by the same fields, or put the stream under #time.");
        }
        return StateBound.bounded("partial matches: of the last " + rows + " rows"
                + match.interval()
                        .map(interval -> ", and matches that wait for at most " + StateBound.length(interval.millis()))
                        .orElse(""));
    }

    @Override
    public Long variable(RowPatternPlan.Variable variable) {
        return 1L;
    }

    @Override
    public Long sequence(RowPatternPlan.Sequence sequence) {
        return sum(sequence.parts());
    }

    @Override
    public Long anyOf(RowPatternPlan.AnyOf anyOf) {
        return anyOf.options().stream()
                .mapToLong(option -> option.fold(this))
                .max()
                .orElse(0);
    }

    @Override
    public Long anyOrder(RowPatternPlan.AnyOrder anyOrder) {
        return sum(anyOrder.parts());
    }

    @Override
    public Long quantified(RowPatternPlan.Quantified quantified) {
        return quantified.quantifier().repeats()
                ? Long.valueOf(UNLIMITED)
                : quantified.operand().fold(this);
    }

    @Override
    public Long bounded(RowPatternPlan.Bounded bounded) {
        long once = bounded.operand().fold(this);
        boolean limited = once < UNLIMITED && bounded.high() < RowPatternPlan.Bounded.UNLIMITED;
        return limited ? Math.min(UNLIMITED, once * bounded.high()) : UNLIMITED;
    }

    private long sum(List<RowPatternPlan> parts) {
        return parts.stream()
                .mapToLong(part -> part.fold(this))
                .reduce(0, (left, right) -> Math.min(UNLIMITED, left + right));
    }
}
