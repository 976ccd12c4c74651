package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.DerivedPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.List;

/** A derived value, compiled; shared by the windows of a program. */
final class DerivedProgram {
    private final DerivedPlan plan;
    private final EventType type;
    private final Evaluator[] values;
    private final Evaluator[] extra;
    private final Evaluator[] groups;
    private final Scope scope = new Scope();

    DerivedProgram(DerivedPlan plan, ExpressionCompiler compiler) {
        this.plan = plan;
        this.type = plan.type();
        this.values = plan.values().stream().map(compiler::compile).toArray(Evaluator[]::new);
        this.extra = evaluators(plan.extra(), compiler);
        this.groups = evaluators(plan.groups(), compiler);
    }

    private static Evaluator[] evaluators(List<ColumnPlan> columns, ExpressionCompiler compiler) {
        return columns.stream().map(column -> compiler.compile(column.value())).toArray(Evaluator[]::new);
    }

    DerivedPlan plan() {
        return plan;
    }

    EventType type() {
        return type;
    }

    List<Field> extraFields() {
        return type.fields()
                .subList(plan.statistic().fields().size(), type.fields().size());
    }

    /** Adds or takes away an event's numbers; one without some of them does not count. */
    void apply(Statistics statistics, Event event, boolean enters, long nowMillis) {
        if (plan.statistic() == DerivedPlan.Statistic.SIZE) {
            statistics.count(enters ? 1 : -1);
            return;
        }
        scope.own(event).at(nowMillis);
        Object x = values[0].evaluate(scope);
        Object y = values.length == 1 ? (Object) 0 : values[1].evaluate(scope);
        if (x instanceof Number one && y instanceof Number other) {
            if (enters) {
                statistics.add(one.doubleValue(), other.doubleValue());
            } else {
                statistics.remove(one.doubleValue(), other.doubleValue());
            }
        }
    }

    Object[] extraOf(Event event, long nowMillis) {
        return of(extra, event, nowMillis);
    }

    Object[] groupOf(Event event, long nowMillis) {
        return of(groups, event, nowMillis);
    }

    private Object[] of(Evaluator[] evaluators, Event event, long nowMillis) {
        scope.own(event).at(nowMillis);
        Object[] all = new Object[evaluators.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = evaluators[i].evaluate(scope);
        }
        return all;
    }
}
