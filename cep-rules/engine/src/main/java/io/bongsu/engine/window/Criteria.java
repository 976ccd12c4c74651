package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Values of events by which a window tells them apart.
 *
 * <p>Shape: for all windows of a program; one thread. A key is the list of the values: null is a value like any other, arrays
 * are compared by their elements.
 */
final class Criteria {
    private final Evaluator[] evaluators;
    private final List<ValueType> types;
    private final Scope scope = new Scope();

    Criteria(List<ExprPlan> plans, ExpressionCompiler compiler) {
        this.evaluators = plans.stream().map(compiler::compile).toArray(Evaluator[]::new);
        this.types = plans.stream().map(ExprPlan::type).toList();
    }

    List<Object> of(Event event, long nowMillis) {
        scope.own(event).at(nowMillis);
        if (evaluators.length == 1) {
            return Collections.singletonList(evaluators[0].evaluate(scope));
        }
        List<Object> key = new ArrayList<>(evaluators.length);
        for (Evaluator one : evaluators) {
            key.add(one.evaluate(scope));
        }
        return key;
    }

    void write(List<Object> key, StateOutput out) {
        for (int i = 0; i < evaluators.length; i++) {
            out.writeValue(key.get(i), types.get(i));
        }
    }

    List<Object> read(StateInput in) {
        if (evaluators.length == 1) {
            return Collections.singletonList(in.readValue(types.get(0)));
        }
        List<Object> key = new ArrayList<>(evaluators.length);
        for (ValueType type : types) {
            key.add(in.readValue(type));
        }
        return key;
    }
}
