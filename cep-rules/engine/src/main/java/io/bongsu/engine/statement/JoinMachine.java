package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.join.JoinChange;
import io.bongsu.engine.join.JoinState;
import io.bongsu.engine.named.NamedView;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.window.Window;
import java.util.List;
import java.util.function.Consumer;

/**
 * A statement over several streams: filters and windows, join, then select.
 *
 * <p>Shape: all that one event or one time does to the streams is one step of the join.
 */
final class JoinMachine implements StatementMachine {
    private final StatementProgram program;
    private final JoinSources sources;
    private final Output out;
    private final Window[] windows;
    private final JoinState join;
    private RatedOutput rate;
    private Groups groups;

    JoinMachine(StatementProgram program, Output out) {
        this.program = program;
        this.sources = program.join();
        this.out = out;
        this.windows = sources.createWindows(out);
        this.join = new JoinState(sources.join());
        this.groups = program.selector().createGroups();
        this.rate = program.selector().createRate(groups);
    }

    @Override
    public void start(long nowMillis) {
        if (rate != null) {
            rate.start(nowMillis);
        }
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        boolean any = false;
        for (int i = 0; i < windows.length; i++) {
            FilterProgram filter = sources.filter(i);
            if (passed.contains(filter)
                    && filter.passesResidual(sources.scope().own(event).at(nowMillis))) {
                any |= take(i, event, nowMillis);
            }
        }
        if (any) {
            step(nowMillis);
        }
    }

    /** Takes the event, or the events inside of it, into a stream; false where there is none to be told of. */
    private boolean take(int stream, Event event, long nowMillis) {
        if (sources.contained(stream) == null) {
            insert(stream, event, nowMillis);
            return true;
        }
        List<Event> inside = sources.contained(stream).inside(event, nowMillis);
        if (inside == null) {
            return false;
        }
        inside.forEach(one -> insert(stream, one, nowMillis));
        return true;
    }

    private void insert(int stream, Event event, long nowMillis) {
        JoinChange change = sources.changes().get(stream);
        if (windows[stream] == null) {
            change.entered(event);
        } else {
            windows[stream].insert(event, nowMillis, change);
        }
    }

    @Override
    public void onTime(long nowMillis) {
        if (rate == null) {
            windowsOnTime(nowMillis);
            return;
        }
        long outputDue = rate.nextDueMillis();
        boolean outputFirst = outputDue <= windowDueMillis();
        if (!outputFirst) {
            windowsOnTime(nowMillis);
        }
        if (outputDue <= nowMillis) {
            rate.onTime(nowMillis, this::contents, out);
        }
        if (outputFirst) {
            windowsOnTime(nowMillis);
        }
    }

    private void windowsOnTime(long nowMillis) {
        if (windowDueMillis() > nowMillis) {
            return;
        }
        for (int i = 0; i < windows.length; i++) {
            if (windows[i] != null && windows[i].nextDueMillis() <= nowMillis) {
                windows[i].onTime(nowMillis, sources.changes().get(i));
            }
        }
        step(nowMillis);
    }

    @Override
    public void windowsChanged(long nowMillis) {
        boolean any = false;
        for (int i = 0; i < windows.length; i++) {
            any |= windows[i] instanceof NamedView view
                    && view.told(nowMillis, sources.changes().get(i));
        }
        if (any) {
            step(nowMillis);
        }
    }

    @Override
    public void catchUp(long nowMillis) {
        for (int i = 0; i < windows.length; i++) {
            if (windows[i] instanceof NamedView view) {
                view.forEach(sources.changes().get(i)::entered);
            }
        }
        Items entered = sources.entered();
        join.step(sources.changes(), row -> entered.add(Bindings.of(row)), row -> {});
        sources.changes().forEach(JoinChange::clear);
        program.selector().prime(entered, groups, nowMillis);
        entered.clear();
    }

    private void step(long nowMillis) {
        Items entered = sources.entered();
        Items left = sources.left();
        join.step(sources.changes(), row -> entered.add(Bindings.of(row)), row -> left.add(Bindings.of(row)));
        sources.changes().forEach(JoinChange::clear);
        if (entered.size() + left.size() > 0) {
            select(entered, left, nowMillis);
        }
        entered.clear();
        left.clear();
    }

    private void select(Items entered, Items left, long nowMillis) {
        Selector selector = program.selector();
        if (sources.join().startsAnew()) {
            startAnew();
        }
        if (rate != null) {
            if (selector.keepsWanted(entered, left, nowMillis)) {
                rate.step(entered, left, nowMillis, this::contents, out);
            }
            return;
        }
        selector.update(entered, left, groups, nowMillis, out);
    }

    /** As in Esper, the aggregates of a unidirectional join are those of one step's rows. */
    private void startAnew() {
        if (groups != null) {
            groups = program.selector().createGroups();
        }
        if (rate != null) {
            rate = program.selector().createRate(groups);
        }
    }

    /** Rows of what the streams hold now that {@code where} wants. */
    private void contents(Consumer<Object> action) {
        join.forEach(row -> {
            Bindings item = Bindings.of(row);
            if (program.selector().wants(item)) {
                action.accept(item);
            }
        });
    }

    private long windowDueMillis() {
        long next = Long.MAX_VALUE;
        for (Window window : windows) {
            next = window == null ? next : Math.min(next, window.nextDueMillis());
        }
        return next;
    }

    @Override
    public long nextDueMillis() {
        return rate == null ? windowDueMillis() : Math.min(windowDueMillis(), rate.nextDueMillis());
    }

    @Override
    public boolean isInitial() {
        for (Window window : windows) {
            if (window != null && !window.isEmpty()) {
                return false;
            }
        }
        return join.isEmpty() && (groups == null || groups.isEmpty()) && (rate == null || rate.isInitial());
    }

    @Override
    public void end(long nowMillis) {
        if (rate != null) {
            rate.end(nowMillis, this::contents, out);
        }
    }

    @Override
    public void contents(long nowMillis, Output contents) {
        program.selector().contents(groups, rate, this::contents, nowMillis, contents);
    }

    @Override
    public void write(StateOutput state) {
        for (Window window : windows) {
            if (window != null) {
                window.write(state);
            }
        }
        join.write(state);
        if (groups != null) {
            groups.write(state);
        }
        if (rate != null) {
            rate.write(state);
        }
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        for (Window window : windows) {
            if (window != null) {
                window.read(state);
            }
        }
        join.read(state);
        if (groups != null) {
            groups.read(state);
        }
        if (rate != null) {
            rate.read(state);
        }
    }
}
