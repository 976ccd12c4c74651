package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.pattern.PatternMachine;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.function.Consumer;

/**
 * A statement over a window of a pattern's matches: each match becomes an event, whose fields are the tags.
 *
 * <p>Cost: a match costs an event; the events that it binds stay what they are.
 */
final class MatchStreamMachine implements StatementMachine, Consumer<Bindings> {
    private final StatementProgram program;
    private final PatternMachine pattern;
    private final StreamMachine stream;
    /** Null where no rows leave. */
    private final OldRowsLast oldRows;

    private long matches;

    MatchStreamMachine(StatementProgram program, Output out) {
        this.program = program;
        this.pattern = new PatternMachine(program.pattern(), this);
        this.oldRows = program.leavingRows() ? new OldRowsLast(out) : null;
        this.stream = new StreamMachine(program, oldRows == null ? out : oldRows, program.selectsAtOnce());
    }

    @Override
    public void accept(Bindings match) {
        EventType type = program.matchType();
        String id = type.name() + "#" + matches++;
        stream.take(
                Event.derived(
                        type,
                        pattern.nowMillis(),
                        id,
                        match.values().clone(),
                        Item.evidence(match, program.pattern().tags())),
                pattern.nowMillis());
    }

    private void deliver(long nowMillis) {
        stream.selectGathered(nowMillis);
        if (oldRows != null) {
            oldRows.release();
        }
    }

    @Override
    public void start(long nowMillis) {
        stream.start(nowMillis);
        pattern.start(nowMillis);
        deliver(nowMillis);
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        pattern.onEvent(event, passed, nowMillis);
        deliver(nowMillis);
    }

    /** What is due first comes first; the pattern before the window. */
    @Override
    public void onTime(long nowMillis) {
        if (pattern.nextDueMillis() < stream.nextDueMillis()) {
            pattern.onTime(nowMillis);
            stream.onTime(nowMillis);
        } else {
            stream.onTime(nowMillis);
            pattern.onTime(nowMillis);
        }
        deliver(nowMillis);
    }

    @Override
    public long nextDueMillis() {
        return Math.min(pattern.nextDueMillis(), stream.nextDueMillis());
    }

    @Override
    public boolean isInitial() {
        return stream.isInitial() && pattern.isInitial();
    }

    @Override
    public void contents(long nowMillis, Output contents) {
        stream.contents(nowMillis, contents);
    }

    @Override
    public void end(long nowMillis) {
        stream.end(nowMillis);
    }

    @Override
    public void write(StateOutput state) {
        pattern.write(state);
        stream.write(state);
        state.writeLong(matches);
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        pattern.read(state, nowMillis);
        stream.read(state, nowMillis);
        matches = state.readLong();
    }
}
