package io.bongsu.engine.partition;

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

/** The running statements of one rule under one key. */
final class RuleState extends DueQueue.Entry {
    private final RuleProgram program;
    private final List<StatementMachine> machines = new ArrayList<>();

    /** Where rows go. */
    interface Rows {
        void row(RuleProgram rule, StatementProgram statement, Row row);
    }

    private RuleState(RuleProgram program, Rows rows) {
        this.program = program;
        for (StatementProgram statement : program.statements()) {
            machines.add(StatementMachine.of(statement, row -> rows.row(program, statement, row)));
        }
    }

    static RuleState start(RuleProgram program, long nowMillis, Rows rows) {
        RuleState state = new RuleState(program, rows);
        state.machines.forEach(machine -> machine.start(nowMillis));
        return state;
    }

    RuleProgram program() {
        return program;
    }

    /** Feeds an event to each statement that has a filter which the event, alone, passes, in text order. */
    void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        for (int i = 0; i < machines.size(); i++) {
            List<FilterProgram> own = ofStatement(program.statements().get(i), passed);
            if (!own.isEmpty()) {
                machines.get(i).onEvent(event, own, nowMillis);
            }
        }
    }

    private static List<FilterProgram> ofStatement(StatementProgram statement, List<FilterProgram> passed) {
        List<FilterProgram> own = List.of();
        for (FilterProgram filter : passed) {
            if (statement.filters().containsKey(filter.id())) {
                if (own.isEmpty()) {
                    own = new ArrayList<>(2);
                }
                own.add(filter);
            }
        }
        return own;
    }

    void onTime(long nowMillis) {
        for (StatementMachine machine : machines) {
            if (machine.nextDueMillis() <= nowMillis) {
                machine.onTime(nowMillis);
            }
        }
    }

    long nextDueMillis() {
        long next = Partition.NEVER;
        for (StatementMachine machine : machines) {
            next = Math.min(next, machine.nextDueMillis());
        }
        return next;
    }

    boolean isInitial() {
        for (StatementMachine machine : machines) {
            if (!machine.isInitial()) {
                return false;
            }
        }
        return true;
    }

    void write(StateOutput out) {
        out.writeSize(machines.size());
        machines.forEach(machine -> machine.write(out));
    }

    static RuleState read(StateInput in, RuleProgram program, long nowMillis, Rows rows) {
        RuleState state = new RuleState(program, rows);
        int count = in.readSize();
        if (count != state.machines.size()) {
            throw new StateException("a rule's state has one part per statement, rule="
                    + program.plan().info().name() + " parts=" + count + " statements=" + state.machines.size());
        }
        state.machines.forEach(machine -> machine.read(in, nowMillis));
        return state;
    }
}
