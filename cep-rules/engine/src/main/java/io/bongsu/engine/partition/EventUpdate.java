package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes an event as {@code update istream} says, before the rule's statements see it.
 *
 * <p>Shape: all values are found before the first is set; the event given stays as it is. Cost: a copy of an event that is
 * changed.
 *
 * <p>Errors: an element outside of its array takes the event away from the rule.
 */
final class EventUpdate {
    private final int[] places;
    private final Evaluator[] indexes;
    private final Evaluator[] values;
    private final Evaluator where;
    private final Scope scope = new Scope();

    EventUpdate(UpdatePlan plan, Map<String, EventType> types, Geography geography) {
        EventType type = types.get(plan.stream());
        if (type == null) {
            throw new PlanException("an update's stream must be known, stream=" + plan.stream());
        }
        ExpressionCompiler compiler =
                new ExpressionCompiler(new Layout(Optional.of(type), List.of(), types), geography);
        List<UpdatePlan.Assignment> sets = plan.assignments();
        this.places = sets.stream().mapToInt(set -> type.indexOf(set.field())).toArray();
        this.indexes = sets.stream()
                .map(set -> set.index().map(compiler::compile).orElse(null))
                .toArray(Evaluator[]::new);
        this.values = sets.stream().map(set -> compiler.compile(set.value())).toArray(Evaluator[]::new);
        this.where = plan.where().map(compiler::compile).orElse(null);
    }

    /** The event as it is now; null where it is taken away. */
    Event apply(Event event, long nowMillis) {
        scope.own(event).at(nowMillis);
        if (where != null && !where.holds(scope)) {
            return event;
        }
        Object[] found = new Object[values.length];
        Object[] at = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            at[i] = indexes[i] == null ? null : indexes[i].evaluate(scope);
            found[i] = values[i].evaluate(scope);
        }
        Object[] changed = new Object[event.type().fields().size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = i < event.size() ? event.get(i) : null;
        }
        for (int i = 0; i < found.length; i++) {
            if (indexes[i] == null) {
                changed[places[i]] = found[i];
            } else if (at[i] instanceof Integer index && changed[places[i]] instanceof List<?> list) {
                if (index < 0 || index >= list.size()) {
                    return null;
                }
                List<Object> copy = new ArrayList<>(list);
                copy.set(index, found[i]);
                changed[places[i]] = Collections.unmodifiableList(copy);
            }
        }
        return event.with(changed);
    }
}
