package io.bongsu.engine.aggregate;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.PlanException;
import java.util.List;

/** The aggregates of a statement, ready to make groups of. */
public final class AggregateProgram {
    private final List<Slot> slots;

    /** One aggregate: what it takes from an event, and when. A null argument stands for the event itself. */
    private record Slot(AggregatePlan plan, Evaluator argument, Evaluator filter) {
        Object value(Scope scope) {
            if (isSequence(plan.function())) {
                return scope.own();
            }
            return argument == null ? Boolean.TRUE : argument.evaluate(scope);
        }

        boolean counts(Scope scope) {
            return filter == null || filter.holds(scope);
        }

        Accumulator create() {
            Accumulator plain = switch (plan.function()) {
                case COUNT -> new Count();
                case SUM -> new Sum(plan.type().kind(), false);
                case AVG -> new Sum(plan.type().kind(), true);
                case MIN -> new Extreme(false);
                case MAX -> new Extreme(true);
                case FIRST, LAST, WINDOW -> new Sequence(plan.function(), argument);
            };
            return plan.distinct() ? new Distinct(plain) : plain;
        }
    }

    private static boolean isSequence(AggregatePlan.Function function) {
        return switch (function) {
            case FIRST, LAST, WINDOW -> true;
            case COUNT, SUM, AVG, MIN, MAX -> false;
        };
    }

    /** Errors: PlanException for a distinct sequence. */
    public AggregateProgram(List<AggregatePlan> plans, ExpressionCompiler compiler) {
        for (AggregatePlan plan : plans) {
            if (plan.distinct() && isSequence(plan.function())) {
                throw new PlanException("first, last and window take no distinct, function=" + plan.function());
            }
        }
        this.slots = plans.stream()
                .map(plan -> new Slot(
                        plan,
                        plan.argument().map(compiler::compile).orElse(null),
                        plan.filter().map(compiler::compile).orElse(null)))
                .toList();
    }

    public int size() {
        return slots.size();
    }

    /** A group that nothing has entered yet. */
    public AggregateGroup create() {
        return new AggregateGroup(this, slots.stream().map(Slot::create).toArray(Accumulator[]::new));
    }

    void enter(Accumulator[] accumulators, Scope scope) {
        for (int i = 0; i < accumulators.length; i++) {
            Slot slot = slots.get(i);
            if (slot.counts(scope)) {
                accumulators[i].enter(slot.value(scope));
            }
        }
    }

    void leave(Accumulator[] accumulators, Scope scope) {
        for (int i = 0; i < accumulators.length; i++) {
            Slot slot = slots.get(i);
            if (slot.counts(scope)) {
                accumulators[i].leave(slot.value(scope));
            }
        }
    }
}
