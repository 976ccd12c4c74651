package io.bongsu.language.statement;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import java.util.List;

/**
 * Timers below operators that Esper does not stop together with them: what they put out afterwards follows from no rule.
 *
 * <p>Shape: a {@code timer:schedule} directly under {@code or}, {@code not}, {@code every-distinct} or a repeat; an {@code
 * or} with timers on more than one side, of which one repeats; an {@code or} with a repetition that may lose its operand.
 */
final class TimedAlternatives {
    static final String DESCRIPTION =
            "timers that outlive their part (a schedule under 'or', 'not', 'every-distinct' or a "
                    + "repeat; 'or' between timers that repeat)";

    private TimedAlternatives() {}

    static boolean areUndefined(PatternPlan pattern) {
        List<PatternPlan> operands = PatternOperands.of(pattern);
        boolean sequence = pattern instanceof PatternPlan.Every
                || pattern instanceof PatternPlan.FollowedBy
                || pattern instanceof PatternPlan.And
                || pattern instanceof PatternPlan.Within
                || pattern instanceof PatternPlan.WithinMax
                || pattern instanceof PatternPlan.While;
        if (!sequence && operands.stream().anyMatch(PatternPlan.Schedule.class::isInstance)) {
            return true;
        }
        if (pattern instanceof PatternPlan.Or) {
            long timed = operands.stream().filter(TimedAlternatives::isTimed).count();
            if ((timed > 1 && operands.stream().anyMatch(TimedAlternatives::repeats))
                    || operands.stream().anyMatch(TimedAlternatives::losesOperand)) {
                return true;
            }
        }
        return operands.stream().anyMatch(TimedAlternatives::areUndefined);
    }

    static boolean isTimed(PatternPlan pattern) {
        return (pattern instanceof PatternPlan.Interval interval && !isOver(interval))
                || pattern instanceof PatternPlan.At
                || pattern instanceof PatternPlan.Schedule
                || PatternOperands.of(pattern).stream().anyMatch(TimedAlternatives::isTimed);
    }

    /** An interval of nothing is over as it begins. */
    private static boolean isOver(PatternPlan.Interval interval) {
        return interval.duration() instanceof ExprPlan.Literal literal
                && literal.value() instanceof Number number
                && number.longValue() == 0;
    }

    private static boolean repeats(PatternPlan pattern) {
        return isTimed(pattern)
                && (pattern instanceof PatternPlan.Every
                        || pattern instanceof PatternPlan.EveryDistinct
                        || pattern instanceof PatternPlan.Repeat
                        || PatternOperands.of(pattern).stream().anyMatch(TimedAlternatives::repeats));
    }

    /** A repetition whose operand may turn false while its end is still awaited. */
    private static boolean losesOperand(PatternPlan pattern) {
        return pattern instanceof PatternPlan.Repeat repeat
                && repeat.until().isPresent()
                && !(repeat.operand() instanceof PatternPlan.Filter);
    }
}
