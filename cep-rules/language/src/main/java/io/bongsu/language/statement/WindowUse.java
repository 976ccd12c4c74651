package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.WindowOperands;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.source.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Which windows go with which clauses.
 *
 * <p>Errors: CEP-4104 for a combination that is not supported.
 */
final class WindowUse {
    private final StatementPart part;
    private final EPStatementObjectModel model;

    WindowUse(StatementPart part, EPStatementObjectModel model) {
        this.part = part;
        this.model = model;
    }

    void check(WindowPlan window) {
        if (model.getOutputLimitClause() != null && forcesUpdates(window)) {
            WindowPlanner.refuse(part, part.syntax().region(Part.VIEW, 0), "FORCE_UPDATE with an output rate");
        }
        if (model.getMatchRecognizeClause() != null && isDerived(window)) {
            WindowPlanner.refuse(part, part.syntax().region(Part.VIEW, 0), "match_recognize over a derived value");
        }
    }

    /** Esper looks around an event when its row is put out, which may be later than when it came. */
    void checkNeighbours(List<ExprPlan> columns, List<ExprPlan> groupBy, AggregateSlots slots) {
        List<ExprPlan> aggregated = new ArrayList<>();
        slots.plans().forEach(aggregate -> {
            aggregate.argument().ifPresent(aggregated::add);
            aggregate.filter().ifPresent(aggregated::add);
        });
        if (looksAround(columns) && model.getOutputLimitClause() != null) {
            refuseNeighbours(Part.SELECT_ITEM, "with an output rate");
        }
        if (looksAround(columns) && model.getMatchRecognizeClause() != null) {
            refuseNeighbours(Part.SELECT_ITEM, "beside match_recognize");
        }
        if (looksAround(groupBy)) {
            refuseNeighbours(Part.GROUP_ITEM, "in group by");
        }
        if (looksAround(aggregated)) {
            refuseNeighbours(Part.SELECT_ITEM, "in an aggregate");
        }
    }

    private static boolean looksAround(List<ExprPlan> expressions) {
        return expressions.stream()
                .map(References::of)
                .anyMatch(references ->
                        references.previous() || !references.priors().isEmpty());
    }

    private void refuseNeighbours(Part place, String where) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_EXPRESSION,
                        part.syntax().region(place, 0).span(),
                        "prev or prior " + where + " is not supported",
                        "");
    }

    private static boolean forcesUpdates(WindowPlan window) {
        return (window instanceof WindowPlan.TimeBatch batch && batch.flow().forceUpdate())
                || (window instanceof WindowPlan.TimeLengthBatch other
                        && other.flow().forceUpdate())
                || WindowOperands.windows(window).stream().anyMatch(WindowUse::forcesUpdates);
    }

    /** Whether a join can take it: it tells only what entered and left, and does not begin before its first event. */
    static boolean isJoined(WindowPlan window) {
        boolean eager =
                (window instanceof WindowPlan.TimeBatch batch && batch.flow().startEager())
                        || (window instanceof WindowPlan.TimeLengthBatch other
                                && other.flow().startEager());
        return !eager
                && !isDerived(window)
                && !forcesUpdates(window)
                && !(window instanceof WindowPlan.FirstTime)
                && WindowOperands.windows(window).stream().allMatch(WindowUse::isJoined);
    }

    private static boolean isDerived(WindowPlan window) {
        return window instanceof WindowPlan.Derived
                || WindowOperands.windows(window).stream().anyMatch(WindowUse::isDerived);
    }
}
