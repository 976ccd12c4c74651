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
    private record Slot(
            AggregatePlan plan,
            Evaluator argument,
            Evaluator filter,
            List<Evaluator> criteria,
            boolean eventsLeave,
            EventView view) {
        Object value(Scope scope) {
            if (plan.function().isOrder() || (plan.function().isSequence() && (eventsLeave || argument == null))) {
                return view.event(scope);
            }
            if (plan.function() == Function.RATE) {
                return scope.nowMillis();
            }
            return argument == null ? Boolean.TRUE : argument.evaluate(scope);
        }

        boolean counts(Scope scope) {
            return filter == null || filter.holds(scope);
        }

        Accumulator create(int level) {
            Accumulator plain = plain(level);
            boolean once = switch (plan.function()) {
                case MIN, MAX, MIN_EVER, MAX_EVER -> false;
                default -> plan.distinct();
            };
            Accumulator distinct = once
                    ? new Distinct(plain, plan.argument().map(ExprPlan::type).orElse(ValueType.BOOLEAN))
                    : plain;
            return switch (plan.function()) {
                case COUNT_EVER, MIN_EVER, MAX_EVER, FIRST_EVER, LAST_EVER -> new Ever(distinct);
                default -> distinct;
            };
        }

        private Accumulator plain(int level) {
            return switch (plan.function()) {
                case COUNT, COUNT_EVER -> new Count();
                case SUM, AVG -> sum(plan.function() == Function.AVG);
                case MIN -> new Extreme(false, eventsLeave);
                case MAX -> new Extreme(true, eventsLeave);
                case MIN_EVER -> new Extreme(false, false);
                case MAX_EVER -> new Extreme(true, false);
                case MEDIAN -> new Median();
                case STDDEV -> new StandardDeviation();
                case AVEDEV -> new MeanDeviation();
                case NTH -> new Nth((int) plan.number(), plan.type());
                case RATE -> new RateEver(plan.number());
                case LEAVING -> new HasLeft();
                case GROUPING -> new Grouped(plan.number(), level);
                case FIRST_EVER -> new OneOfAll(false, plan.type());
                case LAST_EVER -> new OneOfAll(true, plan.type());
                case FIRST, LAST ->
                    eventsLeave
                            ? new Sequence(plan.function(), argument, (int) plan.number(), view)
                            : new OneOfAll(plan.function() == Function.LAST, plan.type());
                case WINDOW -> new Sequence(plan.function(), argument, 0, view);
                case SORTED, MIN_BY, MAX_BY ->
                    new Ranking(plan.function(), eventsLeave, criteria, plan.criteria(), view);
                case MIN_BY_EVER, MAX_BY_EVER -> new Ranking(plan.function(), false, criteria, plan.criteria(), view);
            };
        }

        private Accumulator sum(boolean average) {
            return plan.type().kind().isBig()
                    ? new BigSum(plan.type(), average)
                    : new Sum(plan.type().kind(), average);
        }
    }

    /**
     * {@code eventsLeave}: whether what enters may leave again; if not, {@code first}, {@code last}, {@code min} and
     * {@code max} keep one value, however many enter.
     *
     * <p>Errors: PlanException for a distinct sequence, and for {@code window} where no event leaves.
     */
    public AggregateProgram(List<AggregatePlan> plans, ExpressionCompiler compiler, boolean eventsLeave) {
        for (AggregatePlan plan : plans) {
            if (plan.distinct() && plan.function().isSequence()) {
                throw new PlanException("first, last and window take no distinct, function=" + plan.function());
            }
            if (plan.function() == Function.WINDOW && !eventsLeave) {
                throw new PlanException("window needs a data window, function=" + plan.function());
            }
            if (!eventsLeave
                    && (plan.function() == Function.SORTED || (plan.function().isSequence() && plan.number() != 0))) {
                throw new PlanException("the events of a stream are not kept, function=" + plan.function());
            }
        }
        this.slots = plans.stream()
                .map(plan -> new Slot(
                        plan,
                        plan.argument().map(compiler::compile).orElse(null),
                        plan.filter().map(compiler::compile).orElse(null),
                        plan.criteria().stream()
                                .map(sort -> compiler.compile(sort.value()))
                                .toList(),
                        eventsLeave,
                        plan.function().isOrder() || plan.function().isSequence()
                                ? EventView.of(plan, compiler)
                                : null))
                .toArray(Slot[]::new);
    }

    /** Whether something must be remembered when all events have left. */
    public boolean remembers() {
        for (Slot slot : slots) {
            if (slot.plan.function().remembers()) {
                return true;
            }
        }
        return false;
    }

    public int size() {
        return slots.length;
    }

    /** A group that nothing has entered yet. */
    public AggregateGroup create() {
        return create(0);
    }

    /** As {@link #create}, of a level of a rollup: the group-by expressions that it has, as bits. */
    public AggregateGroup create(int level) {
        Accumulator[] accumulators = new Accumulator[slots.length];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = slots[i].create(level);
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
