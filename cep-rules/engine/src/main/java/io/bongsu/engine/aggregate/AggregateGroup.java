package io.bongsu.engine.aggregate;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * The aggregates of one group, and how many events are in it.
 *
 * <p>Shape: one accumulator per aggregate of the statement, in its order; written without their kinds, so that only the
 * same statement can read them.
 *
 * <p>Cost: that of its accumulators per event.
 */
public final class AggregateGroup implements Scope.Aggregates {
    private final AggregateProgram program;
    private final Accumulator[] accumulators;
    private long members;

    AggregateGroup(AggregateProgram program, Accumulator[] accumulators) {
        this.program = program;
        this.accumulators = accumulators;
    }

    /** The event or bindings at hand enter. */
    public void enter(Scope scope) {
        members++;
        program.enter(accumulators, scope);
    }

    public void leave(Scope scope) {
        members--;
        program.leave(accumulators, scope);
    }

    /** Whether all that entered have left. */
    public boolean isEmpty() {
        return members <= 0;
    }

    /** Current result of the slot. */
    @Override
    public Object result(int slot) {
        return accumulators[slot].result();
    }

    public void write(StateOutput out) {
        out.writeLong(members);
        for (Accumulator accumulator : accumulators) {
            accumulator.write(out);
        }
    }

    public void read(StateInput in) {
        members = in.readLong();
        for (Accumulator accumulator : accumulators) {
            accumulator.read(in);
        }
    }
}
