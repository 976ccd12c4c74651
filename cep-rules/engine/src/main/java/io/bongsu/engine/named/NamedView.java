package io.bongsu.engine.named;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.window.Window;
import java.util.function.Consumer;

/**
 * What a statement sees of a named window: the events that pass its filter.
 *
 * <p>Shape: keeps nothing of its own; is told of changes, not of events.
 */
public final class NamedView implements Window {
    private final NamedWindow window;
    private final FilterProgram filter;
    private final Scope scope = new Scope();

    public NamedView(NamedWindow window, FilterProgram filter) {
        this.window = window;
        this.filter = filter;
    }

    /** Passes on what is being told of the window, as far as it is seen here; whether there was any. */
    public boolean told(long nowMillis, Change change) {
        NamedWindow.Change told = window.told();
        boolean any = false;
        for (Event event : told.entered()) {
            if (sees(event, nowMillis)) {
                change.entered(event);
                any = true;
            }
        }
        for (Event event : told.left()) {
            if (sees(event, nowMillis)) {
                change.left(event);
                any = true;
            }
        }
        return any;
    }

    private boolean sees(Event event, long nowMillis) {
        scope.own(event).at(nowMillis);
        return filter.passesFixed(scope) && filter.passesResidual(scope);
    }

    @Override
    public void insert(Event event, long nowMillis, Change change) {
        throw new IllegalStateException("events enter a named window by its own statement");
    }

    @Override
    public void remove(Event event, long nowMillis, Change change) {
        throw new IllegalStateException("events leave a named window by its own statement");
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public int size() {
        int[] count = {0};
        forEach(event -> count[0]++);
        return count[0];
    }

    @Override
    public Event previous(int index) {
        return null;
    }

    /** By the filter of the statement, at the time of the last change. */
    @Override
    public void forEach(Consumer<Event> action) {
        window.forEach(event -> {
            scope.own(event);
            if (filter.passesFixed(scope) && filter.passesResidual(scope)) {
                action.accept(event);
            }
        });
    }

    @Override
    public void write(StateOutput out) {}

    @Override
    public void read(StateInput in) {}
}
