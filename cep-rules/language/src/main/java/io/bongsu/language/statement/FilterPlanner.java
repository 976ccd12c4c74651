package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Conjunction;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.Filter;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
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

    FilterPlanner(StatementPart part) {
        this.part = part;
    }

    /** A planned filter, if nothing is wrong with it, and what it binds. */
    record Planned(Optional<FilterPlan> plan, Scope.Bound bound) {}

    Planned plan(Filter filter, Optional<String> alias, Map<String, Scope.Bound> tags, Region region) {
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
        if (filter.getOptionalPropertySelects() != null
                && !filter.getOptionalPropertySelects().isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.CONTAINED_EVENT, 0).span(),
                            "contained-event selection is not supported yet, stream=" + stream,
                            "");
        }
        Scope.Bound bound = known.orElseGet(() -> new Scope.Bound(stream, Optional.empty(), false));
        Scope scope = new Scope(Optional.of(bound), alias, tags);
        ExpressionPlanner planner = ExpressionPlanner.of(scope, region, part.findings());
        List<ExprPlan> conditions = new ArrayList<>();
        for (Expression condition : conjuncts(filter.getFilter())) {
            Typed planned = planner.condition(condition);
            planned.plan().ifPresent(conditions::add);
        }
        boolean wrong = known.isEmpty() || part.findings().errors() > errors;
        int id = part.filters().take();
        return new Planned(wrong ? Optional.empty() : Optional.of(new FilterPlan(id, stream, conditions)), bound);
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
