package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.pattern.PatternMachine;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;
import java.util.function.Consumer;

/** A statement over the matches of a pattern. */
final class MatchMachine implements StatementMachine {
    private final Selector selector;
    private final PatternMachine pattern;
    private long nowMillis;

    MatchMachine(StatementProgram program, Consumer<Row> out) {
        this.selector = new Selector(program, out);
        this.pattern = new PatternMachine(program.pattern(), this::matched);
    }

    private void matched(Bindings match) {
        selector.update(List.of(new Item(null, match)), List.of(), nowMillis);
    }

    @Override
    public void start(long nowMillis) {
        this.nowMillis = nowMillis;
        pattern.start(nowMillis);
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        this.nowMillis = nowMillis;
        pattern.onEvent(event, passed, nowMillis);
    }

    @Override
    public void onTime(long nowMillis) {
        this.nowMillis = nowMillis;
        pattern.onTime(nowMillis);
    }

    @Override
    public long nextDueMillis() {
        return pattern.nextDueMillis();
    }

    @Override
    public boolean isInitial() {
        return pattern.isInitial() && selector.isInitial();
    }

    @Override
    public void write(StateOutput state) {
        pattern.write(state);
        selector.write(state);
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        this.nowMillis = nowMillis;
        pattern.read(state, nowMillis);
        selector.read(state);
    }
}
