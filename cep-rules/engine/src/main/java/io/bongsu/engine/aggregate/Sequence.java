package io.bongsu.engine.aggregate;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
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
 * {@code first}, {@code last} and {@code window}: the events in the order in which they entered, and a value of each. In a
 * join an event enters with every row that it is in; it counts once, and stays while there is such a row.
 *
 * <p>Cost: O(log n) per event; {@code window} copies.
 */
final class Sequence implements Accumulator {
    private final Function function;
    private final Evaluator argument;
    private final int index;
    private final EventView view;
    private final TreeMap<Long, Event> events = new TreeMap<>();
    private final Map<Event, Place> places = new IdentityHashMap<>();
    private long next;

    /** {@code argument}: null for the event itself. */
    Sequence(Function function, Evaluator argument, int index, EventView view) {
        this.view = view;
        this.function = function;
        this.argument = argument;
        this.index = index;
    }

    /** Where an event is, and in how many rows. */
    private static final class Place {
        private final long number;
        private long rows = 1;

        Place(long number) {
            this.number = number;
        }
    }

    @Override
    public void enter(Object event) {
        if (event != null) {
            add((Event) event);
        }
    }

    private void add(Event event) {
        Place known = places.get(event);
        if (known != null) {
            known.rows++;
            return;
        }
        events.put(next, event);
        places.put(event, new Place(next));
        next++;
    }

    @Override
    public void leave(Object event) {
        Place place = event == null ? null : places.get((Event) event);
        if (place != null && --place.rows == 0) {
            places.remove((Event) event);
            events.remove(place.number);
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
        return argument == null ? event : argument.evaluate(view.at(event));
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
        all.forEach(event -> out.writeLong(places.get(event).rows));
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(this::add);
        events.values().forEach(event -> places.get(event).rows = in.readLong());
    }
}
