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
    /** Null where no rows leave. */
    private final OldRowsLast oldRows;

    private final PatternMachine pattern;
    private final Groups groups;
    private final RatedOutput rate;
    /** Null for a statement that shows nothing. */
    private final LastItems last;
    /** Matches of the step at work, where they are sorted together; else null. */
    private Items gathered;

    MatchMachine(StatementProgram program, Output out) {
        this.program = program;
        this.oldRows = program.leavingRows() ? new OldRowsLast(out) : null;
        this.out = oldRows == null ? out : oldRows;
        this.pattern = new PatternMachine(program.pattern(), this);
        this.groups = program.selector().createGroups();
        this.rate = program.selector().createRate(groups);
        this.last = program.selector().createLast();
        this.gathered = program.selectsAtOnce() ? new Items() : null;
    }

    @Override
    public void accept(Bindings match) {
        if (last != null) {
            last.came(match, pattern.nowMillis());
        }
        if (gathered != null) {
            gathered.add(match);
        } else if (rate == null) {
            program.selector().enter(match, groups, pattern.nowMillis(), out);
        } else {
            Items entered = new Items();
            Items left = new Items();
            entered.add(match);
            if (program.selector().keepsWanted(entered, left, pattern.nowMillis())) {
                rate.step(entered, left, pattern.nowMillis(), contents -> {}, out);
            }
        }
    }

    /** Selects from what has matched in this step, where matches are sorted together. */
    private void deliver() {
        if (gathered != null && gathered.size() > 0) {
            selectGathered();
        }
        if (oldRows != null) {
            oldRows.release();
        }
    }

    private void selectGathered() {
        Items entered = gathered;
        gathered = new Items();
        program.selector().update(entered, new Items(), groups, pattern.nowMillis(), out);
    }

    @Override
    public void start(long nowMillis) {
        if (rate != null) {
            rate.start(nowMillis);
        }
        pattern.start(nowMillis);
        deliver();
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        pattern.onEvent(event, passed, nowMillis);
        deliver();
    }

    @Override
    public void onTime(long nowMillis) {
        // Of what is due at one time an output comes first, as in Esper.
        boolean outputFirst = rate != null && rate.nextDueMillis() <= pattern.nextDueMillis();
        if (outputFirst) {
            rate.onTime(nowMillis, contents -> {}, out);
        }
        pattern.onTime(nowMillis);
        if (rate != null && !outputFirst) {
            rate.onTime(nowMillis, contents -> {}, out);
        }
        deliver();
    }

    @Override
    public long nextDueMillis() {
        return rate == null ? pattern.nextDueMillis() : Math.min(pattern.nextDueMillis(), rate.nextDueMillis());
    }

    @Override
    public boolean isInitial() {
        return (groups == null || groups.isEmpty())
                && (rate == null || rate.isInitial())
                && (last == null || last.isEmpty())
                && pattern.isInitial();
    }

    @Override
    public void contents(long nowMillis, Output contents) {
        program.selector()
                .contents(
                        groups,
                        rate,
                        action -> {
                            if (last != null) {
                                last.forEach(action);
                            }
                        },
                        nowMillis,
                        contents);
    }

    @Override
    public void end(long nowMillis) {
        if (rate != null) {
            rate.end(nowMillis, contents -> {}, out);
        }
    }

    @Override
    public void write(StateOutput state) {
        pattern.write(state);
        if (groups != null) {
            groups.write(state);
        }
        if (rate != null) {
            rate.write(state);
        }
        if (last != null) {
            last.write(state);
        }
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        pattern.read(state, nowMillis);
        if (groups != null) {
            groups.read(state);
        }
        if (rate != null) {
            rate.read(state);
        }
        if (last != null) {
            last.read(state);
        }
    }
}
