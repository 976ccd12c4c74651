package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.named.NamedWindows;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.MachineProgram;
import io.bongsu.engine.statement.Row;
import io.bongsu.engine.statement.StatementMachine;
import io.bongsu.engine.statement.StatementProgram;
import io.bongsu.engine.timer.DueQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The running statements of one rule under one key. Cost: small, as there is one per rule and key. */
final class RuleState extends DueQueue.Entry implements StatementMachine.Output {
    private final RuleProgram program;
    private final Rows rows;
    private final StatementMachine[] machines;
    /** Null for a rule without variables. */
    private final VariableValues variables;
    /** Null for a rule without named windows. */
    private final NamedWindows windows;

    /** Where rows go. */
    interface Rows {
        /** Rows that follow are of this time. */
        default void at(long timeMillis) {}

        void row(RuleProgram rule, StatementProgram statement, Row row);

        /** Something happened to a named window of which its readers have not been told. */
        default void windowsChanged(RuleState state) {}
    }

    private RuleState(RuleProgram program, Rows rows) {
        this.program = program;
        this.rows = rows;
        this.variables = program.createVariables();
        this.windows = program.namedWindows().isEmpty() ? null : new NamedWindows(() -> rows.windowsChanged(this));
        List<MachineProgram> machines = program.machines();
        this.machines = new StatementMachine[machines.size()];
        for (int i = 0; i < this.machines.length; i++) {
            this.machines[i] = machines.get(i).create(this);
        }
    }

    static RuleState start(RuleProgram program, long nowMillis, Rows rows) {
        RuleState state = new RuleState(program, rows);
        state.offerVariables(nowMillis);
        for (StatementMachine machine : state.machines) {
            machine.start(nowMillis);
        }
        return state;
    }

    @Override
    public void row(StatementProgram statement, Row row) {
        if (variables != null && VariableValues.isSetBy(statement.plan())) {
            variables.set(statement.plan(), row);
        }
        rows.row(program, statement, row);
    }

    @Override
    public NamedWindows windows() {
        return windows;
    }

    /** Tells the readers of named windows what happened to these; false where nothing did. */
    boolean tellWindows(long nowMillis) {
        offerVariables(nowMillis);
        return windows.tell(() -> {
            for (StatementMachine machine : machines) {
                machine.windowsChanged(nowMillis);
            }
        });
    }

    private void offerVariables(long nowMillis) {
        if (variables != null) {
            variables.offer(nowMillis);
        }
    }

    RuleProgram program() {
        return program;
    }

    /** Feeds an event to each machine that has a filter which the event, alone, passes, in text order. */
    void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        if (passed.isEmpty()) {
            return;
        }
        offerVariables(nowMillis);
        int only = onlyMachine(passed);
        if (only >= 0) {
            machines[only].onEvent(event, passed, nowMillis);
            return;
        }
        for (int i = 0; i < machines.length; i++) {
            List<FilterProgram> own = ofMachine(i, passed);
            if (!own.isEmpty()) {
                machines[i].onEvent(event, own, nowMillis);
            }
        }
    }

    /** The machine that all the filters belong to, or -1 if they belong to more than one. */
    private int onlyMachine(List<FilterProgram> passed) {
        int only = program.machineOf(passed.get(0));
        for (int i = 1; i < passed.size(); i++) {
            if (program.machineOf(passed.get(i)) != only) {
                return -1;
            }
        }
        return only;
    }

    private List<FilterProgram> ofMachine(int machine, List<FilterProgram> passed) {
        List<FilterProgram> own = List.of();
        for (FilterProgram filter : passed) {
            if (program.machineOf(filter) == machine) {
                if (own.isEmpty()) {
                    own = new ArrayList<>(2);
                }
                own.add(filter);
            }
        }
        return own;
    }

    /** As {@link #onTime}, by a clock that jumps there. */
    void jump(long nowMillis) {
        if (variables != null && variables.lookMillis() != Partition.NEVER) {
            look(nowMillis);
        }
        onTime(nowMillis);
    }

    /** Windows look at the variables that were set, at that time, once time goes on. */
    void onTime(long nowMillis) {
        if (variables != null && variables.lookMillis() <= nowMillis) {
            rows.at(variables.setMillis());
            look(variables.setMillis());
            rows.at(nowMillis);
        }
        offerVariables(nowMillis);
        for (StatementMachine machine : machines) {
            if (machine.nextDueMillis() <= nowMillis) {
                machine.onTime(nowMillis);
            }
        }
    }

    private void look(long nowMillis) {
        offerVariables(nowMillis);
        Set<String> names = variables.takePending();
        for (StatementMachine machine : machines) {
            machine.variablesSet(names, nowMillis);
        }
    }

    long nextDueMillis() {
        long next = variables == null ? Partition.NEVER : variables.lookMillis();
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
        return variables == null || variables.isInitial();
    }

    /** Puts out what the statement would select now. */
    void contents(String statement, long nowMillis, StatementMachine.Output contents) {
        offerVariables(nowMillis);
        for (int i = 0; i < machines.length; i++) {
            MachineProgram machine = program.machines().get(i);
            if (machine instanceof StatementProgram one && VariableValues.isSetBy(one.plan())) {
                if (one.tellsContents(statement)) {
                    contents.row(one, new Row(variables.columns(one.plan()), List.of(), Event.DEFAULT_TENANT, false));
                }
            } else if (machine.tellsContents(statement)) {
                machines[i].contents(statement, nowMillis, contents);
            }
        }
    }

    void write(StateOutput out) {
        out.writeSize(machines.length);
        for (StatementMachine machine : machines) {
            machine.write(out);
        }
        if (variables != null) {
            variables.write(out);
        }
    }

    /** A state as it was written; statements that the rule has behind those of that time start now. */
    static RuleState read(StateInput in, RuleProgram program, long nowMillis, Rows rows) {
        RuleState state = new RuleState(program, rows);
        int count = in.readSize();
        if (count > state.machines.length) {
            throw new StateException("a rule's state has a part per machine, or of its first ones, rule="
                    + program.plan().info().name() + " parts=" + count + " machines=" + state.machines.length);
        }
        for (int i = 0; i < count; i++) {
            state.machines[i].read(in, nowMillis);
        }
        if (state.variables != null) {
            state.variables.read(in);
        }
        for (int i = count; i < state.machines.length; i++) {
            state.machines[i].start(nowMillis);
            state.machines[i].catchUp(nowMillis);
        }
        return state;
    }
}
