package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.StatementMachine;
import io.bongsu.engine.statement.StatementProgram;
import java.util.ArrayList;
import java.util.List;

/** The statements of one context partition. */
final class Leaf implements Branch {
    private final ContextMachine machine;
    private final StatementMachine[] machines;
    private Event properties;

    Leaf(ContextMachine machine, Event properties) {
        this.machine = machine;
        this.properties = properties;
        List<StatementProgram> statements = machine.program().statements();
        this.machines = new StatementMachine[statements.size()];
        for (int i = 0; i < machines.length; i++) {
            machines[i] = StatementMachine.of(statements.get(i), machine);
        }
    }

    void properties(Event properties) {
        this.properties = properties;
    }

    @Override
    public void start(long nowMillis) {
        machine.work(properties);
        for (StatementMachine one : machines) {
            one.start(nowMillis);
        }
    }

    @Override
    public void onEvent(Step step) {
        machine.work(properties);
        for (int i = 0; i < machines.length; i++) {
            List<FilterProgram> own = passed(machine.program().statements().get(i), step);
            if (!own.isEmpty()) {
                machines[i].onEvent(step.event(), own, step.nowMillis());
            }
        }
    }

    /** The statement's filters that the event passes in this partition. */
    private List<FilterProgram> passed(StatementProgram statement, Step step) {
        List<FilterProgram> own = List.of();
        Scope scope = machine.program().scope();
        for (FilterProgram filter : step.passed()) {
            if (statement.filters().get(filter.id()) == filter
                    && filter.passesContext(scope.own(step.event()).at(step.nowMillis()))) {
                if (own.isEmpty()) {
                    own = new ArrayList<>(2);
                }
                own.add(filter);
            }
        }
        return own;
    }

    @Override
    public void onTime(long nowMillis) {
        machine.work(properties);
        for (StatementMachine one : machines) {
            if (one.nextDueMillis() <= nowMillis) {
                one.onTime(nowMillis);
            }
        }
    }

    @Override
    public long nextDueMillis() {
        long next = Long.MAX_VALUE;
        for (StatementMachine one : machines) {
            next = Math.min(next, one.nextDueMillis());
        }
        return next;
    }

    @Override
    public boolean isInitial() {
        for (StatementMachine one : machines) {
            if (!one.isInitial()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void end(long nowMillis) {
        machine.work(properties);
        for (StatementMachine one : machines) {
            one.end(nowMillis);
        }
    }

    @Override
    public void contents(String statement, long nowMillis, StatementMachine.Output contents) {
        machine.work(properties);
        for (int i = 0; i < machines.length; i++) {
            if (machine.program().statements().get(i).plan().name().equals(statement)) {
                machines[i].contents(nowMillis, contents);
            }
        }
    }

    @Override
    public void write(StateOutput out) {
        for (StatementMachine one : machines) {
            one.write(out);
        }
    }

    @Override
    public void read(StateInput in, long nowMillis) {
        machine.work(properties);
        for (StatementMachine one : machines) {
            one.read(in, nowMillis);
        }
    }
}
