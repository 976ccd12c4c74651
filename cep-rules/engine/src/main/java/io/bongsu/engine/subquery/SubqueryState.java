package io.bongsu.engine.subquery;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.expression.Subqueries.Kind;
import io.bongsu.engine.expression.Subqueries.Selected;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.join.JoinHolder;
import io.bongsu.engine.named.NamedView;
import io.bongsu.engine.named.NamedWindows;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.window.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * One running subquery: its window, the events in it by index, or the aggregates over them.
 *
 * <p>Unit: ms, event time.
 */
final class SubqueryState {
    private final SubqueryProgram program;
    private final Window window;
    /** Null where no named window is read. */
    private final NamedView view;

    private final JoinHolder held;
    private final SubqueryGroups groups;

    SubqueryState(SubqueryProgram program, NamedWindows windows) {
        this.program = program;
        this.view = program.reads()
                .map(name -> new NamedView(windows.get(name), program.filter()))
                .orElse(null);
        this.window = view != null
                ? view
                : program.window() == null ? null : program.window().create();
        this.held = program.keepsEvents() ? program.lookup().create() : null;
        this.groups = program.keepsAggregates() ? new SubqueryGroups(program) : null;
    }

    void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        if (!passed.contains(program.filter())
                || !program.filter().passesResidual(program.filtering(event, nowMillis))) {
            return;
        }
        Step step = new Step();
        if (program.contained() == null) {
            insert(event, nowMillis, step);
        } else {
            List<Event> inside = program.contained().inside(event, nowMillis);
            for (Event one : inside == null ? List.<Event>of() : inside) {
                insert(one, nowMillis, step);
            }
        }
        apply(step, nowMillis);
    }

    void windowsChanged(long nowMillis) {
        Step step = new Step();
        if (view != null && view.told(nowMillis, step)) {
            apply(step, nowMillis);
        }
    }

    void catchUp(long nowMillis) {
        if (view != null) {
            Step step = new Step();
            view.forEach(step::entered);
            apply(step, nowMillis);
        }
    }

    private void insert(Event event, long nowMillis, Step step) {
        if (window == null) {
            step.entered(event);
        } else {
            window.insert(event, nowMillis, step);
        }
    }

    void onTime(long nowMillis) {
        if (window != null && window.nextDueMillis() <= nowMillis) {
            Step step = new Step();
            window.onTime(nowMillis, step);
            apply(step, nowMillis);
        }
    }

    /** What happened to the window: new events are taken in before old ones are let go. */
    private static final class Step implements Window.Change {
        private final List<Event> entered = new ArrayList<>(1);
        private final List<Event> left = new ArrayList<>(1);

        @Override
        public void entered(Event event) {
            entered.add(event);
        }

        @Override
        public void left(Event event) {
            left.add(event);
        }

        /** All that happens in a step is taken together. */
        @Override
        public void posted() {}
    }

    private void apply(Step step, long nowMillis) {
        program.at(nowMillis);
        for (Event event : step.entered) {
            if (held != null) {
                held.add(event);
            } else if (groups != null) {
                program.with(event);
                if (program.passesWhere()) {
                    groups.enter(event);
                }
            }
        }
        for (Event event : step.left) {
            if (held != null) {
                held.remove(event);
            } else if (groups != null) {
                program.with(event);
                if (program.passesWhere()) {
                    groups.leave(event);
                }
            }
        }
        program.release();
    }

    long nextDueMillis() {
        return window == null ? Long.MAX_VALUE : window.nextDueMillis();
    }

    Selected select(Scope asking) {
        List<Object> rows = new ArrayList<>();
        boolean ofNull = select(asking, rows, false);
        return new Selected(program.kind(), rows, ofNull);
    }

    boolean any(Scope asking) {
        List<Object> rows = new ArrayList<>(1);
        select(asking, rows, true);
        return !rows.isEmpty();
    }

    /** Adds the rows; whether the last is of a group of null that having wants. */
    private boolean select(Scope asking, List<Object> rows, boolean one) {
        boolean ofNull = false;
        program.ask(asking);
        if (program.kind() == Kind.EVENTS) {
            for (Event event : held.find(program.row())) {
                program.with(event);
                boolean passes = one ? program.passesWhere() : program.isSelected();
                if (passes && program.passesHaving()) {
                    rows.add(program.selected());
                    if (one) {
                        break;
                    }
                }
            }
        } else {
            for (SubqueryGroups.Group group : groups().all()) {
                program.with(group.first()).aggregates(group.aggregates());
                if (program.passesHaving()) {
                    rows.add(program.selected());
                    ofNull = program.isHavingOfNull();
                }
            }
        }
        program.release();
        return ofNull;
    }

    /** The aggregates as they are kept, or those of the events that belong to the row at hand. */
    private SubqueryGroups groups() {
        if (groups != null) {
            return groups;
        }
        SubqueryGroups computed = new SubqueryGroups(program);
        for (Event event : held.find(program.row())) {
            program.with(event);
            if (program.passesWhere()) {
                computed.enter(event);
            }
        }
        return computed;
    }

    boolean isInitial() {
        return (window == null || window.isEmpty())
                && (held == null || held.isEmpty())
                && (groups == null || groups.isEmpty());
    }

    void write(StateOutput out) {
        if (window != null) {
            window.write(out);
        }
        if (held != null) {
            held.write(out);
        }
        if (groups != null) {
            groups.write(out);
        }
    }

    void read(StateInput in) {
        if (window != null) {
            window.read(in);
        }
        if (held != null) {
            held.read(in);
        }
        if (groups != null) {
            groups.read(in);
        }
    }
}
