package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.Row;
import io.bongsu.engine.statement.StatementMachine;
import io.bongsu.engine.statement.StatementProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * One running context under one key, with all statements under it.
 *
 * <p>Shape: the rows of all partitions that one event or one time brings are one output per statement, the new rows of all
 * before the old rows of all, as Esper gives them.
 *
 * <p>Source: Esper reference, "Context and Context Partitions".
 */
final class ContextMachine implements StatementMachine, StatementMachine.Output {
    private static final int VERSION = 1;

    private final ContextProgram program;
    private final Output out;
    private final Branch root;
    private final List<Put> rows = new ArrayList<>();

    /** A row that waits for the end of the step. */
    private record Put(StatementProgram statement, Row row) {}

    ContextMachine(ContextProgram program, Output out) {
        this.program = program;
        this.out = out;
        this.root = program.top().create(this, program.outermost());
    }

    ContextProgram program() {
        return program;
    }

    /** From here on expressions see these properties. */
    void work(Event properties) {
        program.slot().set(properties);
    }

    /** An event of the past, as if it came now. */
    Step again(Event event, long nowMillis) {
        List<FilterProgram> passed = new ArrayList<>();
        for (FilterProgram filter : program.filters().values()) {
            if (filter.stream().equals(event.type().name())
                    && filter.passesFixed(program.scope().own(event).at(nowMillis))) {
                passed.add(filter);
            }
        }
        return new Step(event, passed, nowMillis);
    }

    @Override
    public void row(StatementProgram statement, Row row) {
        rows.add(new Put(statement, row));
    }

    /** Hands on what was put out so far. */
    private void flush() {
        if (rows.isEmpty()) {
            return;
        }
        for (StatementProgram statement : program.statements()) {
            hand(statement, false);
            hand(statement, true);
        }
        rows.clear();
    }

    private void hand(StatementProgram statement, boolean leaving) {
        for (Put put : rows) {
            if (put.statement() == statement && put.row().leaves() == leaving) {
                out.row(statement, put.row());
            }
        }
    }

    @Override
    public void start(long nowMillis) {
        root.start(nowMillis);
        flush();
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        root.onEvent(new Step(event, passed, nowMillis));
        flush();
    }

    @Override
    public void onTime(long nowMillis) {
        root.onTime(nowMillis);
        flush();
    }

    @Override
    public long nextDueMillis() {
        return root.nextDueMillis();
    }

    @Override
    public boolean isInitial() {
        return root.isInitial();
    }

    @Override
    public void end(long nowMillis) {
        root.end(nowMillis);
        flush();
    }

    @Override
    public void contents(String statement, long nowMillis, Output contents) {
        root.contents(statement, nowMillis, contents);
    }

    @Override
    public void write(StateOutput state) {
        state.writeByte(VERSION);
        root.write(state);
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        int version = state.readByte();
        if (version != VERSION) {
            throw new StateException("a context's state has a known version, version=" + version);
        }
        root.read(state, nowMillis);
    }
}
