package io.bongsu.engine.window;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.aggregate.AggregateProgram;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.WindowCondition;
import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Optional;

/**
 * What an expression window asks about itself, compiled; shared by the windows of a program.
 *
 * <p>Cost: a row per question: the values of the event and of the window.
 */
final class Condition {
    private final EventType row;
    private final int fields;
    private final boolean open;
    private final Evaluator condition;
    private final AggregateProgram aggregates;
    private final Scope scope = new Scope();

    Condition(WindowCondition plan, Layout stream, Geography geography) {
        EventType type = stream.own().orElseThrow();
        this.row = WindowCondition.rowOf(type);
        this.fields = type.fields().size();
        this.open = stream.isOpen(type);
        ExpressionCompiler compiler = new ExpressionCompiler(
                new Layout(Optional.of(row), List.of(), stream.types(), stream.context()), geography);
        this.condition = compiler.compile(plan.condition());
        this.aggregates = new AggregateProgram(plan.aggregates(), compiler, true);
    }

    /** Aggregates over a window's events; null where the condition has none. */
    AggregateGroup createAggregates() {
        return aggregates.size() == 0 ? null : aggregates.create();
    }

    Scope scopeOf(Event event, long nowMillis) {
        return scope.own(event).at(nowMillis);
    }

    /** What a window has at the moment. */
    record Contents(int count, long oldestMillis, long newestMillis, int expired, Event newest, Event oldest) {}

    /** Whether the condition holds; {@code event} is the event at hand. */
    boolean holds(Event event, Contents window, AggregateGroup group, long nowMillis) {
        Object[] values = new Object[row.fields().size()];
        for (int i = 0; event != null && i < fields; i++) {
            int place = open ? event.type().indexOf(row.fields().get(i).name()) : i;
            values[i] = place >= 0 && place < event.size() ? event.get(place) : null;
        }
        values[fields] = window.count();
        values[fields + 1] = window.oldestMillis();
        values[fields + 2] = window.newestMillis();
        values[fields + 3] = window.expired();
        values[fields + 4] = window.newest();
        values[fields + 5] = window.oldest();
        scope.own(Event.row(row, values)).at(nowMillis).aggregates(group);
        boolean holds = condition.holds(scope);
        scope.own(null).aggregates(null);
        return holds;
    }
}
