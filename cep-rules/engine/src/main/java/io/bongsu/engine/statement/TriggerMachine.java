package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.join.JoinHolder;
import io.bongsu.engine.named.NamedWindow;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.pattern.PatternMachine;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A statement that asks a named window when an event comes, or a pattern matches: filter or pattern, look-up, then select.
 *
 * <p>Shape: each time anew: the aggregates are those of the rows of one event. Sees the window as it is, also what others have
 * not been told of yet. A row of aggregates alone is put out also when nothing is found.
 *
 * <p>Source: measured on Esper 9.0.0.
 */
final class TriggerMachine implements StatementMachine, Consumer<Bindings> {
    private final StatementProgram program;
    private final TriggerProgram trigger;
    private final Output out;
    private final NamedWindow window;
    /** Null where every event of the window is looked at. */
    private final JoinHolder index;
    /** Null where events of a stream ask. */
    private final PatternMachine pattern;

    TriggerMachine(StatementProgram program, Output out) {
        this.program = program;
        this.trigger = program.trigger();
        this.out = out;
        this.window = out.windows().get(trigger.window());
        this.index = trigger.createIndex();
        if (index != null) {
            window.index(index);
        }
        this.pattern = trigger.pattern() == null ? null : new PatternMachine(trigger.pattern(), this);
    }

    @Override
    public void start(long nowMillis) {
        if (pattern != null) {
            pattern.start(nowMillis);
        }
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        if (pattern != null) {
            pattern.onEvent(event, passed, nowMillis);
        } else if (trigger.filter()
                .passesResidual(program.selector().scope().own(event).at(nowMillis))) {
            if (trigger.contained() == null) {
                ask(List.<Object[]>of(new Object[] {event}), nowMillis);
            } else {
                List<Event> inside = trigger.contained().inside(event, nowMillis);
                ask(
                        inside == null
                                ? List.of()
                                : inside.stream().map(one -> new Object[] {one}).toList(),
                        nowMillis);
            }
        }
    }

    @Override
    public void accept(Bindings match) {
        ask(List.<Object[]>of(match.values()), pattern.nowMillis());
    }

    /** @param asked what a row has behind the window's event; an event that several ask for is in one row */
    private void ask(List<Object[]> asked, long nowMillis) {
        if (asked.isEmpty()) {
            return;
        }
        Scope scope = program.selector().scope().at(nowMillis).own(null);
        Items rows = new Items();
        List<Event> found = new ArrayList<>();
        for (Object[] asking : asked) {
            candidates(asking, event -> {
                Object[] row = new Object[trigger.width()];
                row[0] = event;
                System.arraycopy(asking, 0, row, 1, asking.length);
                boolean wanted = trigger.where() == null || trigger.where().holds(scope.bindings(row));
                if (wanted && found.stream().noneMatch(one -> asked.size() > 1 && one.isSame(event))) {
                    rows.add(Bindings.of(row));
                    found.add(event);
                }
            });
        }
        if (trigger.updates()) {
            update(rows, found, nowMillis);
            return;
        }
        program.selector().update(rows, new Items(), program.selector().createGroups(), nowMillis, out);
        if (trigger.removes() && !found.isEmpty()) {
            window.replace(found, List.of(), nowMillis);
        }
    }

    /** Puts the new events in the place of the old ones, and puts out both. */
    private void update(Items rows, List<Event> found, long nowMillis) {
        Items entered = new Items();
        List<Event> updated = new ArrayList<>(found.size());
        for (int i = 0; i < rows.size(); i++) {
            Object[] row = ((Bindings) rows.get(i)).values().clone();
            row[0] = trigger.updated(row, program.selector().scope());
            updated.add((Event) row[0]);
            entered.add(Bindings.of(row));
        }
        if (!found.isEmpty()) {
            program.selector().update(entered, rows, null, nowMillis, out);
            window.replace(found, updated, nowMillis);
        }
    }

    private void candidates(Object[] asking, Consumer<Event> action) {
        if (index == null) {
            window.forEach(action);
            return;
        }
        Object[] row = new Object[trigger.width()];
        System.arraycopy(asking, 0, row, 0, asking.length);
        index.find(row).forEach(action);
    }

    @Override
    public void catchUp(long nowMillis) {
        if (index != null) {
            window.forEach(index::add);
        }
    }

    @Override
    public void onTime(long nowMillis) {
        if (pattern != null) {
            pattern.onTime(nowMillis);
        }
    }

    @Override
    public long nextDueMillis() {
        return pattern == null ? Long.MAX_VALUE : pattern.nextDueMillis();
    }

    @Override
    public boolean isInitial() {
        return (pattern == null || pattern.isInitial()) && (index == null || index.isEmpty());
    }

    @Override
    public void write(StateOutput state) {
        if (pattern != null) {
            pattern.write(state);
        }
        if (index != null) {
            index.write(state);
        }
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        if (pattern != null) {
            pattern.read(state, nowMillis);
        }
        if (index != null) {
            index.read(state);
        }
    }
}
