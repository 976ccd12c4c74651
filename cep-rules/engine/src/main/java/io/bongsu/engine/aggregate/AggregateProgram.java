package io.bongsu.engine.aggregate;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.schemas.ValueType;
import java.util.List;

/** The aggregates of a statement, ready to make groups of. */
public final class AggregateProgram {
    private final Slot[] slots;

    /** One aggregate: what it takes from an event, and when. A null argument stands for the event itself. */
    private record Slot(AggregatePlan plan, Evaluator argument, Evaluator filter, boolean eventsLeave) {
        Object value(Scope scope) {
            if (isSequence(plan.function()) && (eventsLeave || argument == null)) {
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
                case MIN -> new Extreme(false, eventsLeave);
                case MAX -> new Extreme(true, eventsLeave);
                case FIRST, LAST ->
                    eventsLeave
                            ? new Sequence(plan.function(), argument)
                            : new OneOfAll(plan.function() == Function.LAST, plan.type());
                case WINDOW -> new Sequence(plan.function(), argument);
            };
            return plan.distinct() && !isExtreme(plan.function())
                    ? new Distinct(plain, plan.argument().map(ExprPlan::type).orElse(ValueType.BOOLEAN))
                    : plain;
        }
    }

    private static boolean isExtreme(Function function) {
        return function == Function.MIN || function == Function.MAX;
    }

    private static boolean isSequence(Function function) {
        return switch (function) {
            case FIRST, LAST, WINDOW -> true;
            case COUNT, SUM, AVG, MIN, MAX -> false;
        };
    }

    /**
     * {@code eventsLeave}: whether what enters may leave again; if not, {@code first}, {@code last}, {@code min} and
     * {@code max} keep one value, however many enter.
     *
     * <p>Errors: PlanException for a distinct sequence, and for {@code window} where no event leaves.
     */
    public AggregateProgram(List<AggregatePlan> plans, ExpressionCompiler compiler, boolean eventsLeave) {
        for (AggregatePlan plan : plans) {
            if (plan.distinct() && isSequence(plan.function())) {
                throw new PlanException("first, last and window take no distinct, function=" + plan.function());
            }
            if (plan.function() == Function.WINDOW && !eventsLeave) {
                throw new PlanException("window needs a data window, function=" + plan.function());
            }
        }
        this.slots = plans.stream()
                .map(plan -> new Slot(
                        plan,
                        plan.argument().map(compiler::compile).orElse(null),
                        plan.filter().map(compiler::compile).orElse(null),
                        eventsLeave))
                .toArray(Slot[]::new);
    }

    public int size() {
        return slots.length;
    }

    /** A group that nothing has entered yet. */
    public AggregateGroup create() {
        Accumulator[] accumulators = new Accumulator[slots.length];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = slots[i].create();
        }
        return new AggregateGroup(this, accumulators);
    }

    void enter(Accumulator[] accumulators, Scope scope) {
        for (int i = 0; i < accumulators.length; i++) {
            Slot slot = slots[i];
            if (slot.counts(scope)) {
                accumulators[i].enter(slot.value(scope));
            }
        }
    }

    void leave(Accumulator[] accumulators, Scope scope) {
        for (int i = 0; i < accumulators.length; i++) {
            Slot slot = slots[i];
            if (slot.counts(scope)) {
                accumulators[i].leave(slot.value(scope));
            }
        }
    }
}
