package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A statement over a stream: filter, window, then select. */
final class StreamMachine implements StatementMachine {
    private final StatementProgram program;
    private final Selector selector;
    private final Window window;
    private final Scope scope = new Scope();

    StreamMachine(StatementProgram program, Consumer<Row> out) {
        this.program = program;
        this.selector = new Selector(program, out);
        this.window = program.window() == null ? null : program.window().create();
    }

    /** Collects what happens to the window in one step. */
    private static final class Step implements Window.Change {
        private final List<Item> entered = new ArrayList<>(1);
        private final List<Item> left = new ArrayList<>(1);

        @Override
        public void entered(Event event) {
            entered.add(new Item(event, null));
        }

        @Override
        public void left(Event event) {
            left.add(new Item(event, null));
        }
    }

    @Override
    public void start(long nowMillis) {
        // A stream statement has nothing to do before its first event.
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        if (!program.filter().passesResidual(scope.own(event).at(nowMillis))) {
            return;
        }
        if (window == null) {
            selector.update(List.of(new Item(event, null)), List.of(), nowMillis);
            return;
        }
        Step step = new Step();
        window.insert(event, nowMillis, step);
        selector.update(step.entered, step.left, nowMillis);
    }

    @Override
    public void onTime(long nowMillis) {
        if (window == null || window.nextDueMillis() > nowMillis) {
            return;
        }
        Step step = new Step();
        window.onTime(nowMillis, step);
        selector.update(step.entered, step.left, nowMillis);
    }

    @Override
    public long nextDueMillis() {
        return window == null ? Long.MAX_VALUE : window.nextDueMillis();
    }

    @Override
    public boolean isInitial() {
        return (window == null || window.isEmpty()) && selector.isInitial();
    }

    @Override
    public void write(StateOutput state) {
        if (window != null) {
            window.write(state);
        }
        selector.write(state);
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        if (window != null) {
            window.read(state);
        }
        selector.read(state);
    }
}
