package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Hides what a level of a rollup does not group by: expressions see null in its place.
 *
 * <p>Cost: a copy of the event per row.
 */
final class LevelMask {
    /** A field by the place of its event, -1 for the event at hand, and by its place in that. */
    record Hidden(int tag, String field) {}

    private final List<Hidden> hidden;

    LevelMask(List<Hidden> hidden) {
        this.hidden = new ArrayList<>(hidden);
    }

    void apply(Scope scope, Object[] bound) {
        Object[] copy = null;
        for (Hidden one : hidden) {
            if (one.tag() < 0) {
                scope.own(without(scope.own(), one.field()));
            } else if (bound[one.tag()] instanceof Event event) {
                copy = copy == null ? bound.clone() : copy;
                copy[one.tag()] = without((Event) (copy[one.tag()] == event ? event : copy[one.tag()]), one.field());
            }
        }
        if (copy != null) {
            scope.bindings(copy);
        }
    }

    private static Event without(Event event, String field) {
        Object[] values = new Object[event.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = event.get(i);
        }
        values[event.type().indexOf(field)] = null;
        return Event.of(event.type(), event.timeMillis(), event.id(), values);
    }
}
