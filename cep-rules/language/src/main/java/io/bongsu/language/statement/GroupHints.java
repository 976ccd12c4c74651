package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * What hints say about the groups of a statement: after which time those are given back that had no event.
 *
 * <p>Errors: CEP-4102 where Esper keeps an account of its own of what leaves a group that was given back.
 */
final class GroupHints {
    private final StatementPart part;
    private final EPStatementObjectModel model;

    GroupHints(StatementPart part, EPStatementObjectModel model) {
        this.part = part;
        this.model = model;
    }

    OutputPlan plan(
            Optional<InputPlan> input, OutputPlan output, List<ExprPlan> groupBy, List<AggregatePlan> aggregates) {
        Hints hints = new Hints(model);
        if (groupBy.isEmpty()) {
            return output;
        }
        if (hints.has("DISABLE_RECLAIM_GROUP")
                && aggregates.stream().anyMatch(one -> one.function().remembers())) {
            return refused("groups that are never given back, of aggregates that remember what has left", output);
        }
        if (!hints.has("RECLAIM_GROUP_AGED") || hints.has("DISABLE_RECLAIM_GROUP")) {
            return output;
        }
        if (input.isPresent() && !isSupported(input.get(), output, aggregates)) {
            return refused("groups that are given back by their age, of a statement like this", output);
        }
        return new ReclaimHint(part, model.getAnnotations())
                .plan().flatMap(hint -> hint).stream()
                        .map(output::reclaiming)
                        .findFirst()
                        .orElse(output);
    }

    private static boolean isSupported(InputPlan input, OutputPlan output, List<AggregatePlan> aggregates) {
        boolean plain = input instanceof InputPlan.Stream stream
                && stream.contained().isEmpty()
                && (stream.window().isEmpty() || isKnown(stream.window().get(), aggregates));
        boolean now = output.rate()
                .filter(rate -> rate.show() != RatePlan.Show.SNAPSHOT)
                .isEmpty();
        boolean local = aggregates.stream().anyMatch(one -> one.groupBy().isPresent());
        return plain
                && now
                && !local
                && !aggregates.isEmpty()
                && output.levels().isEmpty();
    }

    /** What leaves a group after that was given back changes sums, but not what keeps the events themselves. */
    private static boolean isKnown(WindowPlan window, List<AggregatePlan> aggregates) {
        return window instanceof WindowPlan.KeepAll
                || (window instanceof WindowPlan.Length
                        && aggregates.stream().allMatch(one -> one.function().isSequence()));
    }

    private OutputPlan refused(String construct, OutputPlan output) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().whole().span(),
                        "this clause is not supported yet: " + construct,
                        "Leave out the hint.");
        return output;
    }
}
