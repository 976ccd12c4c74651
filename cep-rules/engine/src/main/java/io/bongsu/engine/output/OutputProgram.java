package io.bongsu.engine.output;

import io.bongsu.engine.calendar.Crontab;
import io.bongsu.engine.calendar.CrontabProgram;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.RatePlan;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The condition of an output rate, compiled once; makes one for each running statement. Shape: one thread. */
public final class OutputProgram implements RatePlan.Condition.Cases<Supplier<OutputCondition>> {
    private final ExpressionCompiler compiler =
            new ExpressionCompiler(new Layout(Optional.of(RatePlan.COUNTS), List.of(), Map.of()), Geography.EMPTY);
    private final Scope scope = new Scope();
    private final RatePlan plan;
    private final Supplier<OutputCondition> maker;

    public OutputProgram(RatePlan plan) {
        this.plan = plan;
        this.maker = plan.condition().map(condition -> condition.fold(this)).orElse(() -> null);
    }

    /** A condition that has not been started; null where there is none. */
    public OutputCondition create() {
        return maker.get();
    }

    @Override
    public Supplier<OutputCondition> events(RatePlan.Events condition) {
        return () -> new EventCount(condition.count());
    }

    @Override
    public Supplier<OutputCondition> time(RatePlan.Time condition) {
        return () -> new Interval(condition.period());
    }

    @Override
    public Supplier<OutputCondition> at(RatePlan.At condition) {
        Crontab crontab = new CrontabProgram(condition.crontab(), compiler, ZoneOffset.UTC).in(scope);
        return () -> new CrontabTimes(crontab);
    }

    @Override
    public Supplier<OutputCondition> when(RatePlan.When condition) {
        return counted(compiler.compile(condition.condition()));
    }

    @Override
    public Supplier<OutputCondition> never(RatePlan.Never condition) {
        return plan.end().flatMap(RatePlan.End::condition).isPresent() ? counted(null) : NeverOutput::new;
    }

    private Supplier<OutputCondition> counted(Evaluator when) {
        Evaluator end = plan.end()
                .flatMap(RatePlan.End::condition)
                .map(compiler::compile)
                .orElse(null);
        CountedCondition.Program program = new CountedCondition.Program(when, end, scope);
        return () -> new CountedCondition(program);
    }
}
