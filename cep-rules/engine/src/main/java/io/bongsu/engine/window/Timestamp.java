package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;

/** The time that an event brings along, ms; shared by the windows of a program. An event without one is of time 0. */
final class Timestamp {
    private final Evaluator evaluator;
    private final Scope scope = new Scope();

    Timestamp(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    long of(Event event) {
        return evaluator.evaluate(scope.own(event)) instanceof Number number ? number.longValue() : 0;
    }
}
