package io.bongsu.language.statement;

import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.source.Part;

/**
 * Which data windows a row pattern may look into: those whose order of events is the order of their arrival, as a window that
 * hashes its events lets Esper look at them again in another order.
 *
 * <p>Errors: CEP-4104; CEP-4102 for an output rate, which would have its own contents of the window.
 */
final class RowMatchWindows {
    private RowMatchWindows() {}

    static void check(InputPlan.Stream stream, boolean interval, StatementPart part) {
        boolean rated = part.syntax().count(Part.OUTPUT_LIMIT) > 0;
        if (rated && (interval || stream.window().isPresent())) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.OUTPUT_LIMIT, 0).span(),
                            "output over a row pattern with a data window or an interval is not supported",
                            "");
        }
        if (stream.window().isPresent() && !keepsOrder(stream.window().get())) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_WINDOW,
                            part.syntax().region(Part.VIEW, 0).span(),
                            "a row pattern over this data window is not supported",
                            "Supported: #time, #length, #lastevent, #keepall, and named windows of these.");
        }
    }

    private static boolean keepsOrder(WindowPlan window) {
        return window instanceof WindowPlan.Time
                || window instanceof WindowPlan.Length
                || window instanceof WindowPlan.LastEvent
                || window instanceof WindowPlan.KeepAll
                || (window instanceof WindowPlan.Named named && keepsOrder(named.window()));
    }
}
