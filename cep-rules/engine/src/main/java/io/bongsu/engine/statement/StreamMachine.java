package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.window.Window;
import java.util.List;

/** A statement over a stream: filter, window, then select. */
final class StreamMachine implements StatementMachine {
    private final StatementProgram program;
    private final Output out;
    private final Window window;
    private final Groups groups;

    StreamMachine(StatementProgram program, Output out) {
        this.program = program;
        this.out = out;
        this.window = program.window() == null ? null : program.window().create();
        this.groups = program.selector().createGroups();
    }

    /** Collects what happens to a window in one step. */
    static final class Step implements Window.Change {
        private final Items entered = new Items();
        private final Items left = new Items();

        @Override
        public void entered(Event event) {
            entered.add(event);
        }

        @Override
        public void left(Event event) {
            left.add(event);
        }
    }

    @Override
    public void start(long nowMillis) {
        // A stream statement has nothing to do before its first event.
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        Selector selector = program.selector();
        if (!program.filter().passesResidual(selector.scope().own(event).at(nowMillis))) {
            return;
        }
        if (window == null) {
            selector.enter(event, groups, nowMillis, out);
            return;
        }
        window.insert(event, nowMillis, program.step());
        select(nowMillis);
    }

    @Override
    public void onTime(long nowMillis) {
        if (window == null || window.nextDueMillis() > nowMillis) {
            return;
        }
        window.onTime(nowMillis, program.step());
        select(nowMillis);
    }

    private void select(long nowMillis) {
        Step step = program.step();
        program.selector().update(step.entered, step.left, groups, nowMillis, out);
        step.entered.clear();
        step.left.clear();
    }

    @Override
    public long nextDueMillis() {
        return window == null ? Long.MAX_VALUE : window.nextDueMillis();
    }

    @Override
    public boolean isInitial() {
        return (window == null || window.isEmpty()) && (groups == null || groups.isEmpty());
    }

    @Override
    public void write(StateOutput state) {
        if (window != null) {
            window.write(state);
        }
        if (groups != null) {
            groups.write(state);
        }
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        if (window != null) {
            window.read(state);
        }
        if (groups != null) {
            groups.read(state);
        }
    }
}
