package io.bongsu.engine.subquery;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.expression.Subqueries;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.named.NamedWindows;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;

/** The running subqueries of one statement under one key, by their numbers. */
public final class SubqueryStates implements Subqueries {
    private final SubqueryState[] states;

    /** @param windows the named windows of the rule; null where it has none */
    public SubqueryStates(List<SubqueryProgram> programs, NamedWindows windows) {
        this.states = programs.stream()
                .map(program -> new SubqueryState(program, windows))
                .toArray(SubqueryState[]::new);
    }

    /** Feeds each subquery whose filter the event, alone, passes. */
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        for (SubqueryState state : states) {
            state.onEvent(event, passed, nowMillis);
        }
    }

    /** Something entered or left a named window. */
    public void windowsChanged(long nowMillis) {
        for (SubqueryState state : states) {
            state.windowsChanged(nowMillis);
        }
    }

    /** Takes in what the named windows keep. */
    public void catchUp(long nowMillis) {
        for (SubqueryState state : states) {
            state.catchUp(nowMillis);
        }
    }

    public void onTime(long nowMillis) {
        for (SubqueryState state : states) {
            state.onTime(nowMillis);
        }
    }

    public long nextDueMillis() {
        long next = Long.MAX_VALUE;
        for (SubqueryState state : states) {
            next = Math.min(next, state.nextDueMillis());
        }
        return next;
    }

    @Override
    public Selected select(int number, Scope scope) {
        return states[number].select(scope);
    }

    @Override
    public boolean any(int number, Scope scope) {
        return states[number].any(scope);
    }

    public boolean isInitial() {
        for (SubqueryState state : states) {
            if (!state.isInitial()) {
                return false;
            }
        }
        return true;
    }

    public void write(StateOutput out) {
        for (SubqueryState state : states) {
            state.write(out);
        }
    }

    public void read(StateInput in) {
        for (SubqueryState state : states) {
            state.read(in);
        }
    }
}
