package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Conjunction;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.Filter;
import io.bongsu.engine.plan.ContainedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans a filter: stream and conditions, one condition per operand of the top-level {@code and} or comma.
 *
 * <p>Errors: CEP-2101 for an unknown event type, and those of expressions.
 */
final class FilterPlanner {
    private final StatementPart part;
    private int number;

    FilterPlanner(StatementPart part) {
        this.part = part;
    }

    /** A planned filter, if nothing is wrong with it, and what it binds: the events, or those contained in them. */
    record Planned(Optional<FilterPlan> plan, Optional<ContainedPlan> contained, Scope.Bound bound) {
        /** The stream of what passes. */
        Optional<InputPlan.Stream> stream(Optional<WindowPlan> window) {
            return plan.map(filter -> new InputPlan.Stream(filter, contained, window));
        }
    }

    /** A filter of a stream that may take events out of the events that pass. */
    Planned stream(Filter filter, Optional<String> alias, Region region) {
        Planned planned = filtered(filter, alias, Map.of(), region);
        if (!isContained(filter)) {
            return planned;
        }
        int errors = part.findings().errors();
        ContainedPlanner inside = new ContainedPlanner(part, planned.bound(), alias);
        Optional<ContainedPlan> contained =
                planned.bound().type().isEmpty() ? Optional.empty() : inside.plan(filter, "contained " + number);
        boolean wrong = part.findings().errors() > errors || contained.isEmpty();
        return new Planned(
                wrong ? Optional.empty() : planned.plan(),
                contained,
                contained
                        .map(ContainedPlanner::bound)
                        .orElseGet(() -> new Scope.Bound(filter.getEventTypeName(), Optional.empty(), false)));
    }

    private static boolean isContained(Filter filter) {
        return filter.getOptionalPropertySelects() != null
                && !filter.getOptionalPropertySelects().isEmpty();
    }

    Planned plan(Filter filter, Optional<String> alias, Map<String, Scope.Bound> tags, Region region) {
        if (isContained(filter)) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.CONTAINED_EVENT, 0).span(),
                            "contained-event selection is supported in from clauses only, stream="
                                    + filter.getEventTypeName(),
                            "Insert the contained events into a stream.");
        }
        return filtered(filter, alias, tags, region);
    }

    private Planned filtered(Filter filter, Optional<String> alias, Map<String, Scope.Bound> tags, Region region) {
        String stream = filter.getEventTypeName();
        Optional<Scope.Bound> known = part.streams().read(stream);
        if (known.isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_EVENT_TYPE,
                            region.name(stream),
                            "there is no event type '" + stream + "'",
                            NearestName.to(stream, part.streams().names())
                                    .map(name -> "Maybe: '" + name + "'.")
                                    .orElse("Add its schema with --schemas, or declare it: create schema " + stream
                                            + " (…)."));
        }
        int errors = part.findings().errors();
        Scope.Bound bound = known.orElseGet(() -> new Scope.Bound(stream, Optional.empty(), false));
        Scope scope = new Scope(Optional.of(bound), alias, tags);
        ExpressionPlanner planner = ExpressionPlanner.of(scope, region, part.findings());
        List<ExprPlan> conditions = new ArrayList<>();
        for (Expression condition : conjuncts(filter.getFilter())) {
            Typed planned = planner.condition(condition);
            planned.plan().ifPresent(conditions::add);
        }
        boolean wrong = known.isEmpty() || part.findings().errors() > errors;
        number = part.filters().take();
        return new Planned(
                wrong ? Optional.empty() : Optional.of(new FilterPlan(number, stream, conditions)),
                Optional.empty(),
                bound);
    }

    static List<Expression> conjuncts(Expression condition) {
        List<Expression> conjuncts = new ArrayList<>();
        if (condition instanceof Conjunction) {
            condition.getChildren().forEach(child -> conjuncts.addAll(conjuncts(child)));
        } else if (condition != null) {
            conjuncts.add(condition);
        }
        return conjuncts;
    }
}
