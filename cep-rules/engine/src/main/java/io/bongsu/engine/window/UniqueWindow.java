package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps one event per value of the criteria: the last, or, with {@code first}, the first.
 *
 * <p>Source: Esper reference, "Data Windows", #unique, #firstunique.
 */
final class UniqueWindow implements Window {
    private final List<Evaluator> criteria;
    private final List<ValueType> types;
    private final boolean first;
    private final Scope scope;
    private final Map<List<Object>, Event> events = new LinkedHashMap<>();

    UniqueWindow(List<Evaluator> criteria, List<ValueType> types, boolean first, Scope scope) {
        this.criteria = criteria;
        this.types = types;
        this.first = first;
        this.scope = scope;
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        List<Object> key = keyOf(event, nowMillis);
        if (first && events.containsKey(key)) {
            return;
        }
        Event replaced = events.put(key, event);
        change.entered(event);
        if (replaced != null) {
            change.left(replaced);
        }
    }

    private List<Object> keyOf(Event event, long nowMillis) {
        scope.own(event).at(nowMillis);
        List<Object> key = new ArrayList<>(criteria.size());
        for (Evaluator one : criteria) {
            key.add(one.evaluate(scope));
        }
        return key;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        events.values().forEach(action);
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(events.size());
        events.forEach((key, event) -> {
            for (int i = 0; i < key.size(); i++) {
                out.writeValue(key.get(i), types.get(i));
            }
            out.writeEvent(event);
        });
    }

    @Override
    public void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            List<Object> key = new ArrayList<>(criteria.size());
            for (int n = 0; n < criteria.size(); n++) {
                key.add(in.readValue(types.get(n)));
            }
            events.put(key, in.readEvent());
        }
    }
}
