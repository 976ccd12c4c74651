package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.subquery.SubqueryProgram;
import io.bongsu.engine.subquery.SubqueryStates;
import java.util.ArrayList;
import java.util.List;

/** A statement with subqueries; as in Esper, these see an event before the statement itself does. */
final class SubqueryMachine implements StatementMachine {
    private final StatementProgram program;
    private final StatementMachine statement;
    private final SubqueryStates subqueries;

    SubqueryMachine(StatementProgram program, StatementMachine statement, Output out) {
        this.program = program;
        this.statement = statement;
        this.subqueries = new SubqueryStates(program.subqueries(), out.windows());
    }

    @Override
    public void start(long nowMillis) {
        offer();
        statement.start(nowMillis);
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        subqueries.onEvent(event, passed, nowMillis);
        List<FilterProgram> own = new ArrayList<>(passed);
        for (SubqueryProgram subquery : program.subqueries()) {
            own.remove(subquery.filter());
        }
        if (!own.isEmpty()) {
            offer();
            statement.onEvent(event, own, nowMillis);
        }
    }

    @Override
    public void onTime(long nowMillis) {
        subqueries.onTime(nowMillis);
        if (statement.nextDueMillis() <= nowMillis) {
            offer();
            statement.onTime(nowMillis);
        }
    }

    @Override
    public void windowsChanged(long nowMillis) {
        subqueries.windowsChanged(nowMillis);
        offer();
        statement.windowsChanged(nowMillis);
    }

    @Override
    public void catchUp(long nowMillis) {
        subqueries.catchUp(nowMillis);
        offer();
        statement.catchUp(nowMillis);
    }

    /** The scope is the program's: each machine puts its own subqueries there before it works. */
    private void offer() {
        program.selector().scope().subqueries(subqueries);
    }

    @Override
    public long nextDueMillis() {
        return Math.min(statement.nextDueMillis(), subqueries.nextDueMillis());
    }

    @Override
    public boolean isInitial() {
        return statement.isInitial() && subqueries.isInitial();
    }

    @Override
    public void contents(long nowMillis, Output contents) {
        offer();
        statement.contents(nowMillis, contents);
    }

    @Override
    public void end(long nowMillis) {
        offer();
        statement.end(nowMillis);
    }

    @Override
    public void write(StateOutput state) {
        subqueries.write(state);
        statement.write(state);
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        subqueries.read(state);
        statement.read(state, nowMillis);
    }
}
