package io.bongsu.engine.aggregate;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.OutputPlan.Sort;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code sorted}, {@code minby} and {@code maxby}: events ordered by criteria; of equal ones the first that entered comes
 * first, or is the one.
 *
 * <p>Shape: where no event leaves, the best one alone. Cost: O(log n) per event.
 */
final class Ranking implements Accumulator {
    private final Function function;
    private final boolean eventsLeave;
    private final List<Evaluator> criteria;
    private final EventView view;
    /** In how many rows of a join an event is; those that are in one are left out. */
    private final Map<Event, Long> rows = new IdentityHashMap<>(0);

    private final TreeMap<Object[], List<Event>> ranks;

    Ranking(Function function, boolean eventsLeave, List<Evaluator> criteria, List<Sort> sorts, EventView view) {
        this.view = view;
        this.function = function;
        this.eventsLeave = eventsLeave;
        this.criteria = criteria;
        this.ranks = new TreeMap<>(order(sorts));
    }

    private static Comparator<Object[]> order(List<Sort> sorts) {
        return (one, other) -> {
            for (int i = 0; i < one.length; i++) {
                int order = compare(one[i], other[i]);
                if (order != 0) {
                    return sorts.get(i).descending() ? -order : order;
                }
            }
            return 0;
        };
    }

    private static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        return Integer.signum(Ascending.INSTANCE.compare(one, other));
    }

    @Override
    public void enter(Object value) {
        if (value == null) {
            return;
        }
        Object[] key = key(value);
        if (eventsLeave && has(key, (Event) value)) {
            rows.merge((Event) value, 2L, (known, unused) -> known + 1);
            return;
        }
        if (eventsLeave || isBest(key)) {
            if (!eventsLeave) {
                ranks.clear();
            }
            ranks.computeIfAbsent(key, unused -> new ArrayList<>(1)).add((Event) value);
        }
    }

    /** Whether the event is here already, as another row of a join brought it. */
    @SuppressWarnings("ReferenceEquality") // two events of equal values are two events
    private boolean has(Object[] key, Event event) {
        for (Event one : ranks.getOrDefault(key, List.of())) {
            if (one == event) {
                return true;
            }
        }
        return false;
    }

    private boolean isBest(Object[] key) {
        if (ranks.isEmpty() || (isEver() && ranks.firstKey().length == 1 && ranks.firstKey()[0] == null)) {
            return true;
        }
        int order = ranks.comparator().compare(key, ranks.firstKey());
        boolean lastOfEqual = isEver() && key.length > 1;
        return greatest() ? order > 0 || (order == 0 && lastOfEqual) : order < 0;
    }

    /** Of all events ever; there one without a value gives way to whatever comes next, where there is one criterion. */
    private boolean isEver() {
        return function == Function.MIN_BY_EVER || function == Function.MAX_BY_EVER;
    }

    private boolean greatest() {
        return function == Function.MAX_BY || function == Function.MAX_BY_EVER;
    }

    @Override
    public void leave(Object value) {
        if (!eventsLeave || value == null) {
            return;
        }
        Long known = rows.get((Event) value);
        if (known != null) {
            if (known == 2) {
                rows.remove((Event) value);
            } else {
                rows.put((Event) value, known - 1);
            }
            return;
        }
        ranks.computeIfPresent(key(value), (same, events) -> {
            events.remove((Event) value);
            return events.isEmpty() ? null : events;
        });
    }

    private Object[] key(Object event) {
        Scope scope = view.at((Event) event);
        Object[] key = new Object[criteria.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = criteria.get(i).evaluate(scope);
        }
        return key;
    }

    @Override
    public Object result() {
        if (ranks.isEmpty()) {
            return null;
        }
        if (function == Function.SORTED) {
            List<Event> all = new ArrayList<>();
            ranks.values().forEach(all::addAll);
            return Collections.unmodifiableList(all);
        }
        return (greatest() ? ranks.lastEntry() : ranks.firstEntry()).getValue().get(0);
    }

    @Override
    public void write(StateOutput out) {
        List<Event> all = new ArrayList<>();
        ranks.values().forEach(all::addAll);
        out.writeEvents(all.size(), all::get);
        all.forEach(event -> out.writeLong(rows.getOrDefault(event, 1L)));
    }

    @Override
    public void read(StateInput in) {
        in.readEvents(event ->
                ranks.computeIfAbsent(key(event), unused -> new ArrayList<>(1)).add(event));
        for (List<Event> rank : ranks.values()) {
            for (Event event : rank) {
                long count = in.readLong();
                if (count > 1) {
                    rows.put(event, count);
                }
            }
        }
    }
}
