package io.bongsu.engine.aggregate;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code first}, {@code last} and {@code window}: the events in the order in which they entered, and a value of each.
 *
 * <p>Cost: O(log n) per event; {@code window} copies.
 */
final class Sequence implements Accumulator {
    private final Function function;
    private final Evaluator argument;
    private final int index;
    private final TreeMap<Long, Event> events = new TreeMap<>();
    private final Map<Event, Long> places = new IdentityHashMap<>();
    private final Scope scope = new Scope();
    private long next;

    /** {@code argument}: null for the event itself. */
    Sequence(Function function, Evaluator argument, int index) {
        this.function = function;
        this.argument = argument;
        this.index = index;
    }

    @Override
    public void enter(Object event) {
        add((Event) event);
    }

    private void add(Event event) {
        events.put(next, event);
        places.put(event, next);
        next++;
    }

    @Override
    public void leave(Object event) {
        Long place = places.remove(event);
        if (place != null) {
            events.remove(place);
        }
    }

    @Override
    public Object result() {
        if (events.isEmpty()) {
            return null;
        }
        return switch (function) {
            case FIRST -> at(events);
            case LAST -> at(events.descendingMap());
            case WINDOW -> all();
            default -> throw new IllegalStateException("not a sequence, function=" + function);
        };
    }

    /** The value of the event so many behind the first of the order; null where there are fewer. */
    private Object at(SortedMap<Long, Event> order) {
        if (index == 0) {
            return valueOf(order.get(order.firstKey()));
        }
        return order.values().stream()
                .skip(index)
                .findFirst()
                .map(this::valueOf)
                .orElse(null);
    }

    private Object valueOf(Event event) {
        return argument == null ? event : argument.evaluate(scope.own(event));
    }

    private List<Object> all() {
        List<Object> values = new ArrayList<>(events.size());
        events.values().forEach(event -> values.add(valueOf(event)));
        return Collections.unmodifiableList(values);
    }

    @Override
    public void write(StateOutput out) {
        List<Event> all = List.copyOf(events.values());
        out.writeEvents(all.size(), all::get);
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(this::add);
    }
}
