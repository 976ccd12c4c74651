package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.ExprPlan.Previous.Reach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The events around the event at hand: those of its data window, and those that came before it.
 *
 * <p>Shape: {@link #previous} counts from the newest event of the window on, or, where the window has an order of its own,
 * from its first; in a window of batches from the event at hand back to the first of its batch. {@link #tail} counts from
 * the other end. An event that leaves has no previous one, but prior ones.
 *
 * <p>Source: Esper reference, "The Previous Function", "The Prior Function".
 */
public interface Neighbours {
    /** Null if there are not so many. */
    Event previous(Event own, int index);

    Event tail(Event own, int index);

    /** How many events {@link #all} gives. */
    int count(Event own);

    /** The event that is so many places behind the newest, or the first, whatever the event at hand is. */
    Event fromNewest(int index);

    /** The event that came so many events before; one of the numbers that the statement asks for. */
    Event prior(Event own, int index);

    /** The family of {@code prev}. */
    static Evaluator previous(Reach reach, Evaluator index, Evaluator value) {
        return switch (reach) {
            case BACK -> scope -> at(scope, index, value, false);
            case TAIL -> scope -> at(scope, index, value, true);
            case COUNT ->
                scope -> scope.isLeaving() || scope.neighbours() == null || scope.own() == null
                        ? null
                        : (Object) (long) scope.neighbours().count(scope.own());
            case WINDOW -> scope -> all(scope, value);
        };
    }

    private static Object at(Scope scope, Evaluator index, Evaluator value, boolean tail) {
        Event own = scope.own();
        if (own == null
                || scope.neighbours() == null
                || scope.isLeaving()
                || !(index.evaluate(scope) instanceof Number number)) {
            return null;
        }
        Neighbours neighbours = scope.neighbours();
        Event other = tail ? neighbours.tail(own, number.intValue()) : neighbours.previous(own, number.intValue());
        return valueOf(other, value, scope);
    }

    private static Object valueOf(Event other, Evaluator value, Scope scope) {
        if (other == null) {
            return null;
        }
        Event own = scope.own();
        scope.own(other);
        Object result = value.evaluate(scope);
        scope.own(own);
        return result;
    }

    private static List<Object> all(Scope scope, Evaluator value) {
        Event own = scope.own();
        if (own == null || scope.neighbours() == null || scope.isLeaving()) {
            return null;
        }
        int count = scope.neighbours().count(own);
        if (count == 0) {
            return null;
        }
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(valueOf(scope.neighbours().fromNewest(i), value, scope));
        }
        return Collections.unmodifiableList(values);
    }

    /** {@code prior}. */
    static Evaluator prior(int index, Evaluator value) {
        return scope -> scope.own() == null || scope.neighbours() == null
                ? null
                : valueOf(scope.neighbours().prior(scope.own(), index), value, scope);
    }
}
