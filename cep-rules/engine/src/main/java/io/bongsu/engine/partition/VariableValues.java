package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.ContextSlot;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.Row;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.Optional;

/** The variables of a rule under one key: what its statements read and set. */
final class VariableValues {
    /** The variables of a rule, and the place where expressions find those of the key at work. */
    record Program(EventType type, Event initial, ContextSlot slot) {
        static Optional<Program> of(RulePlan plan) {
            if (plan.variables().isEmpty()) {
                return Optional.empty();
            }
            EventType type = VariablePlan.typeOf(plan.variables());
            Object[] values = plan.variables().stream()
                    .map(variable -> variable.initial().value())
                    .toArray();
            return Optional.of(new Program(type, Event.row(type, values), new ContextSlot(type)));
        }
    }

    private final Program program;
    private Event values;

    VariableValues(Program program) {
        this.program = program;
        this.values = program.initial();
    }

    /** Lets expressions read these. */
    void offer() {
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
            next[program.type().indexOf(plan.name())] = row.values()[column++];
        }
        values = Event.row(program.type(), next);
        offer();
    }

    boolean isInitial() {
        return values.equals(program.initial());
    }

    void write(StateOutput out) {
        int i = 0;
        for (Field field : program.type().fields()) {
            out.writeValue(values.get(i++), field.type());
        }
    }

    void read(StateInput in) {
        Object[] read = new Object[values.size()];
        int i = 0;
        for (Field field : program.type().fields()) {
            read[i++] = in.readValue(field.type());
        }
        values = Event.row(program.type(), read);
    }
}
