package io.bongsu.engine.aggregate;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which event of an item an aggregate keeps, and a scope with that event alone where its expressions look for it.
 *
 * <p>Shape: the event at hand, or that of one stream of a join.
 *
 * <p>Errors: PlanException where the expressions look at several streams.
 */
final class EventView {
    private static final int AT_HAND = -1;

    private final int stream;
    private final Object[] row;
    private final Scope scope = new Scope();

    private EventView(int stream) {
        this.stream = stream;
        this.row = new Object[stream + 1];
        scope.bindings(row);
    }

    static EventView of(AggregatePlan plan, ExpressionCompiler compiler) {
        List<ExprPlan> expressions = new ArrayList<>(
                plan.criteria().stream().map(OutputPlan.Sort::value).toList());
        plan.argument().ifPresent(expressions::add);
        Set<Integer> streams = new TreeSet<>();
        for (ExprPlan expression : expressions) {
            References.of(expression).tags().stream()
                    .map(compiler::tagIndex)
                    .filter(place -> place >= 0)
                    .forEach(streams::add);
        }
        if (streams.size() > 1) {
            throw new PlanException("the events of one stream are kept, function=" + plan.function());
        }
        return new EventView(streams.isEmpty() ? AT_HAND : streams.iterator().next());
    }

    /** The event of the item at hand; null where an outer join found none. */
    Event event(Scope item) {
        return stream == AT_HAND ? item.own() : (Event) item.binding(stream);
    }

    /** A scope that sees the event. */
    Scope at(Event event) {
        if (stream == AT_HAND) {
            return scope.own(event);
        }
        row[stream] = event;
        return scope;
    }
}
