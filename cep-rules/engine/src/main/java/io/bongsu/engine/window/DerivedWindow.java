package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.plan.DerivedPlan.Statistic;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts an event of numbers in the place of the events of a window.
 *
 * <p>Shape: with each change of the window the new numbers enter and those before leave; the very first to leave are those
 * of no events. A size is put out only when it is another than before. Without a window all events that come are counted.
 *
 * <p>Cost: O(1) per event beside its window; the numbers and the last row.
 *
 * <p>Source: Esper reference, "Derived-Value Views".
 */
final class DerivedWindow implements Window {
    private final DerivedProgram program;
    /** Null for none. */
    private final Window window;

    private final Statistics statistics;
    private final Recorded recorded = new Recorded();
    /** Further columns of the newest event; null before the first. */
    private Object[] extra;
    /** The group's values; null before the first event. */
    private Object[] group;
    /** The row that is out; null before the first. */
    private Event row;

    private long rows;

    DerivedWindow(DerivedProgram program, Window window) {
        this.program = program;
        this.window = window;
        this.statistics = new Statistics(program.plan().statistic());
    }

    /** Computes with what a window says. */
    private final class Computing implements Change {
        private final long nowMillis;
        private final Change change;

        Computing(long nowMillis, Change change) {
            this.nowMillis = nowMillis;
            this.change = change;
        }

        @Override
        public void entered(Event event) {
            recorded.entered(event);
        }

        @Override
        public void left(Event event) {
            recorded.left(event);
        }

        @Override
        public void posted() {
            compute(nowMillis, change);
            recorded.clear();
        }
    }

    private void compute(long nowMillis, Change change) {
        long before = statistics.count();
        Event old = row == null ? row(nowMillis, List.of()) : row;
        for (Event event : recorded.entered) {
            program.apply(statistics, event, true, nowMillis);
        }
        if (!recorded.entered.isEmpty()) {
            extra = program.extraOf(recorded.entered.get(recorded.entered.size() - 1), nowMillis);
        }
        for (Event event : recorded.left) {
            program.apply(statistics, event, false, nowMillis);
        }
        if (program.plan().statistic() == Statistic.SIZE && statistics.count() == before) {
            return;
        }
        row = row(nowMillis, evidence());
        change.entered(row);
        change.left(old);
        change.posted();
    }

    /** What the newest event rests on, or else what left. */
    private List<Evidence> evidence() {
        List<Event> events = recorded.entered.isEmpty() ? recorded.left : recorded.entered;
        if (events.isEmpty()) {
            return List.of();
        }
        Event event = events.get(events.size() - 1);
        return event.madeFrom().isEmpty() ? List.of(Evidence.of(event.type().name(), event)) : event.madeFrom();
    }

    private Event row(long nowMillis, List<Evidence> evidence) {
        Object[] values = new Object[program.type().fields().size()];
        Object[] numbers = statistics.values();
        System.arraycopy(numbers, 0, values, 0, numbers.length);
        int place = numbers.length;
        int extras = program.plan().extra().size();
        if (extra != null) {
            System.arraycopy(extra, 0, values, place, extras);
        }
        if (group != null) {
            System.arraycopy(group, 0, values, place + extras, group.length);
        }
        String id = program.type().name() + "@" + nowMillis + "#" + rows++;
        return Event.derived(program.type(), nowMillis, id, values, evidence);
    }

    @Override
    public void start(long nowMillis) {
        if (window != null) {
            window.start(nowMillis);
        }
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        if (group == null) {
            group = program.groupOf(event, nowMillis);
        }
        Computing computing = new Computing(nowMillis, change);
        if (window == null) {
            computing.entered(event);
            computing.posted();
        } else {
            window.insert(event, nowMillis, computing);
        }
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        throw new IllegalStateException("a derived value is not one of several windows");
    }

    @Override
    public void onTime(long nowMillis, Change change) {
        if (window != null) {
            window.onTime(nowMillis, new Computing(nowMillis, change));
        }
    }

    @Override
    public long nextDueMillis() {
        return window == null ? Long.MAX_VALUE : window.nextDueMillis();
    }

    @Override
    public boolean isEmpty() {
        return row == null && statistics.isEmpty() && (window == null || window.isEmpty());
    }

    @Override
    public int size() {
        return window == null ? 0 : window.size();
    }

    @Override
    public Event previous(int index) {
        return null;
    }

    @Override
    public void forEach(Consumer<Event> action) {
        action.accept(row == null ? row(0, List.of()) : row);
    }

    @Override
    public void write(StateOutput out) {
        if (window != null) {
            window.write(out);
        }
        statistics.write(out);
        out.writeLong(rows);
        out.writeBoolean(row != null);
        if (row != null) {
            out.writeEvent(row);
        }
        write(extra, 0, program.plan().extra().size(), out);
        write(group, program.plan().extra().size(), program.plan().groups().size(), out);
    }

    private void write(Object[] values, int from, int count, StateOutput out) {
        out.writeBoolean(values != null);
        for (int i = 0; values != null && i < count; i++) {
            out.writeValue(values[i], program.extraFields().get(from + i).type());
        }
    }

    @Override
    public void read(StateInput in) {
        if (window != null) {
            window.read(in);
        }
        statistics.read(in);
        rows = in.readLong();
        row = in.readBoolean() ? in.readEvent() : null;
        extra = read(0, program.plan().extra().size(), in);
        group = read(program.plan().extra().size(), program.plan().groups().size(), in);
    }

    private Object[] read(int from, int count, StateInput in) {
        if (!in.readBoolean()) {
            return null;
        }
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(in.readValue(program.extraFields().get(from + i).type()));
        }
        return values.toArray();
    }
}
