package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.pattern.PatternMachine;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;
import java.util.function.Consumer;

/** A statement over the matches of a pattern; takes these itself, as there are millions of machines. */
final class MatchMachine implements StatementMachine, Consumer<Bindings> {
    private final StatementProgram program;
    private final Output out;
    private final PatternMachine pattern;
    private final Groups groups;

    MatchMachine(StatementProgram program, Output out) {
        this.program = program;
        this.out = out;
        this.pattern = new PatternMachine(program.pattern(), this);
        this.groups = program.selector().createGroups();
    }

    @Override
    public void accept(Bindings match) {
        program.selector().enter(match, groups, pattern.nowMillis(), out);
    }

    @Override
    public void start(long nowMillis) {
        pattern.start(nowMillis);
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        pattern.onEvent(event, passed, nowMillis);
    }

    @Override
    public void onTime(long nowMillis) {
        pattern.onTime(nowMillis);
    }

    @Override
    public long nextDueMillis() {
        return pattern.nextDueMillis();
    }

    @Override
    public boolean isInitial() {
        return (groups == null || groups.isEmpty()) && pattern.isInitial();
    }

    @Override
    public void write(StateOutput state) {
        pattern.write(state);
        if (groups != null) {
            groups.write(state);
        }
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        pattern.read(state, nowMillis);
        if (groups != null) {
            groups.read(state);
        }
    }
}
