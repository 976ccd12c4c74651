package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.List;

/**
 * Leads from an event to a value where an event on the way may be of a subtype of what the plan says, which keeps the
 * fields that it inherits at places of its own.
 *
 * <p>Cost: a hash look-up per event on the way that is of a subtype; of the very type, none.
 */
final class OpenFields {
    private final String[] names;
    private final EventType[] types;
    private final int[] places;

    private OpenFields(String[] names, EventType[] types, int[] places) {
        this.names = names;
        this.types = types;
        this.places = places;
    }

    /** Whether a step leads from an event whose type has subtypes. */
    static boolean on(List<ExprPlan.Step> steps, ValueType start, Layout layout) {
        ValueType at = start;
        for (ExprPlan.Step step : steps) {
            if (!step.isElement()
                    && at.row().isPresent()
                    && layout.isOpen(at.row().get())) {
                return true;
            }
            at = after(at, step);
        }
        return false;
    }

    private static ValueType after(ValueType at, ExprPlan.Step step) {
        if (step.isElement()) {
            return at.kind() == Kind.ARRAY ? at.element().orElseThrow() : ValueType.NULL;
        }
        int place = at.row().map(row -> row.indexOf(step.name())).orElse(-1);
        return place < 0 ? ValueType.NULL : at.row().get().fields().get(place).type();
    }

    static OpenFields of(List<ExprPlan.Step> steps, ValueType start) {
        int[] places = FieldPath.places(steps, start, steps.toString());
        String[] names = new String[places.length];
        EventType[] types = new EventType[places.length];
        ValueType at = start;
        for (int i = 0; i < places.length; i++) {
            ExprPlan.Step step = steps.get(i);
            names[i] = step.isElement() ? "" : step.name();
            types[i] = at.row().orElse(null);
            at = after(at, step);
        }
        return new OpenFields(names, types, places);
    }

    Object walk(Object start) {
        Object at = start;
        for (int i = 0; i < places.length; i++) {
            at = at instanceof Event event
                    ? field(event, types[i], names[i], places[i])
                    : FieldPath.element(at, places[i]);
        }
        return at;
    }

    @SuppressWarnings("ReferenceEquality") // mostly it is this very type; another one is asked by name
    private static Object field(Event event, EventType type, String name, int place) {
        int index = event.type() == type ? place : event.type().indexOf(name);
        return index >= 0 && index < event.size() ? event.get(index) : null;
    }
}
