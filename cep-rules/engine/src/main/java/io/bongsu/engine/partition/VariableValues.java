package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.ContextSlot;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.Row;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The variables of a rule under one key: what its statements read and set. */
final class VariableValues {
    /**
     * The variables of a rule, and the place where expressions find those of the key at work; the names of those that
     * windows look at as soon as they are set.
     */
    record Program(EventType type, Event initial, ContextSlot slot, List<String> inWindows) {
        static Optional<Program> of(RulePlan plan) {
            if (plan.variables().isEmpty()) {
                return Optional.empty();
            }
            EventType type = VariablePlan.typeOf(plan.variables());
            Object[] values = plan.variables().stream()
                    .map(variable -> variable.initial().value())
                    .toArray();
            return Optional.of(new Program(type, Event.row(type, values), new ContextSlot(type), inWindows(plan)));
        }

        private static List<String> inWindows(RulePlan plan) {
            Set<String> names = new TreeSet<>();
            for (StatementPlan statement : plan.statements()) {
                PlanParts.of(statement.input(), WindowPlan.class)
                        .forEach(window -> names.addAll(VariablePlan.namesIn(window)));
            }
            return List.copyOf(names);
        }
    }

    private final Program program;
    private Event values;
    private long nowMillis;
    /** When the first of {@code pending} was set, or NEVER. */
    private long setMillis = Partition.NEVER;
    /** Variables that windows look at, and have not looked at since they were set. */
    private final Set<String> pending = new TreeSet<>();

    VariableValues(Program program) {
        this.program = program;
        this.values = program.initial();
    }

    /** Lets expressions read these. */
    void offer(long nowMillis) {
        this.nowMillis = nowMillis;
        offer();
    }

    private void offer() {
        program.slot().set(values);
    }

    static boolean isSetBy(StatementPlan statement) {
        return statement.insertInto().filter(VariablePlan.SOURCE::equals).isPresent();
    }

    /** Sets each variable that has a column. */
    void set(StatementPlan statement, Row row) {
        Object[] next = new Object[values.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = values.get(i);
        }
        int column = 0;
        for (ColumnPlan plan : statement.columns()) {
            int place = program.type().indexOf(plan.name());
            next[place] = row.values()[column++];
            if (!Objects.equals(next[place], values.get(place))
                    && program.inWindows().contains(plan.name())) {
                pending.add(plan.name());
                setMillis = Math.min(setMillis, nowMillis);
            }
        }
        values = Event.row(program.type(), next);
        offer();
    }

    /** What the statement's columns were set to last. */
    Object[] columns(StatementPlan statement) {
        return statement.columns().stream()
                .map(column -> values.get(program.type().indexOf(column.name())))
                .toArray();
    }

    boolean isInitial() {
        return pending.isEmpty() && values.equals(program.initial());
    }

    /** When windows look at what was set: as soon as time goes on; or NEVER. */
    long lookMillis() {
        return pending.isEmpty() ? Partition.NEVER : setMillis + 1;
    }

    /** When the first was set that windows have not looked at. */
    long setMillis() {
        return setMillis;
    }

    /** The variables that windows are to look at now. */
    Set<String> takePending() {
        Set<String> names = new TreeSet<>(pending);
        pending.clear();
        setMillis = Partition.NEVER;
        return names;
    }

    void write(StateOutput out) {
        int i = 0;
        for (Field field : program.type().fields()) {
            out.writeValue(values.get(i++), field.type());
        }
        if (!program.inWindows().isEmpty()) {
            out.writeBoolean(!pending.isEmpty());
            if (!pending.isEmpty()) {
                out.writeTime(setMillis);
                program.inWindows().forEach(name -> out.writeBoolean(pending.contains(name)));
            }
        }
    }

    void read(StateInput in) {
        Object[] read = new Object[values.size()];
        int i = 0;
        for (Field field : program.type().fields()) {
            read[i++] = in.readValue(field.type());
        }
        values = Event.row(program.type(), read);
        if (!program.inWindows().isEmpty() && in.readBoolean()) {
            setMillis = in.readTime();
            for (String name : program.inWindows()) {
                if (in.readBoolean()) {
                    pending.add(name);
                }
            }
        }
    }
}
