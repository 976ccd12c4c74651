package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.PlanException;

/** A compiled lambda expression: its parameters are set in the scope's slots, then its body is computed. */
public record Lambda(int firstSlot, int parameters, Evaluator body) {
    private static final int MOST_SLOTS = 10_000;

    public Lambda {
        if (firstSlot > MOST_SLOTS) {
            throw new PlanException("an expression has at most " + MOST_SLOTS + " slots, slot=" + firstSlot);
        }
    }

    /** The body's value for an element. */
    Object of(Scope scope, Object element, int index, int size) {
        set(scope, firstSlot, parameters, element, index, size);
        return body.evaluate(scope);
    }

    /** The body's value for an element and the result so far. */
    Object of(Scope scope, Object result, Object element, int index, int size) {
        scope.local(firstSlot, result);
        set(scope, firstSlot + 1, parameters - 1, element, index, size);
        return body.evaluate(scope);
    }

    /** A predicate in which null counts as true, as in most of Esper's methods. */
    boolean keeps(Scope scope, Object element, int index, int size) {
        return !Boolean.FALSE.equals(of(scope, element, index, size));
    }

    private static void set(Scope scope, int slot, int parameters, Object element, int index, int size) {
        scope.local(slot, element);
        if (parameters > 1) {
            scope.local(slot + 1, index);
        }
        if (parameters > 2) {
            scope.local(slot + 2, size);
        }
    }
}
