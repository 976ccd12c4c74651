package io.bongsu.engine.output;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Rows go out when an expression over the {@link EventCounts} is true as events come, or as the partition ends. */
final class CountedCondition implements OutputCondition {
    private final Program program;
    private final EventCounts counts = new EventCounts();

    /** What all conditions of a statement share; {@code when} or {@code end} may be null: never, and always. */
    record Program(Evaluator when, Evaluator end, Scope scope) {}

    CountedCondition(Program program) {
        this.program = program;
    }

    @Override
    public void start(long nowMillis) {
        counts.start(nowMillis);
    }

    @Override
    public boolean onStep(int entered, int left, long nowMillis) {
        counts.add(entered, left);
        if (program.when() == null || !holds(program.when(), nowMillis)) {
            return false;
        }
        counts.putOut(nowMillis);
        return true;
    }

    @Override
    public boolean onEnd(long nowMillis) {
        return program.end() == null || holds(program.end(), nowMillis);
    }

    private boolean holds(Evaluator condition, long nowMillis) {
        return condition.holds(program.scope().own(counts.row()).at(nowMillis));
    }

    @Override
    public boolean isInitial() {
        return counts.isInitial();
    }

    @Override
    public void write(StateOutput out) {
        counts.write(out);
    }

    @Override
    public void read(StateInput in) {
        counts.read(in);
    }
}
