package io.bongsu.language.statement;

import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.WindowPlan;

/**
 * Statements that tell which of several matches of one event comes first, where Esper leaves that open: a rate that counts, a
 * limit, a window that is full.
 */
final class MatchOrder {
    static final String DESCRIPTION =
            "some of the matches of a pattern where 'every' is followed by a filter that compares with"
                    + " earlier events other than by '='";

    private MatchOrder() {}

    static boolean shows(InputPlan input, OutputPlan output) {
        return input instanceof InputPlan.Pattern pattern
                && OverlapOrder.isOpen(pattern.root())
                && (output.limit().isPresent()
                        || output.rate().filter(MatchOrder::counts).isPresent()
                        || pattern.window().filter(window -> !keepsAll(window)).isPresent());
    }

    private static boolean counts(RatePlan rate) {
        boolean byNumber = rate.condition()
                .filter(condition -> condition instanceof RatePlan.Events || condition instanceof RatePlan.When)
                .isPresent();
        return byNumber
                || rate.show() == RatePlan.Show.FIRST
                || rate.show() == RatePlan.Show.LAST
                || rate.after().filter(after -> after.events() > 0).isPresent();
    }

    private static boolean keepsAll(WindowPlan window) {
        return PlanParts.of(window, WindowPlan.class).stream()
                .allMatch(one -> one instanceof WindowPlan.Time
                        || one instanceof WindowPlan.TimeBatch
                        || one instanceof WindowPlan.KeepAll);
    }
}
