package io.bongsu.engine.window;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.function.Supplier;

/**
 * A window plan, ready to make windows of.
 *
 * <p>Shape: one thread, as the windows share scratch space. Cost: criteria are compiled once, for all partitions. Errors: PlanException for a criterion that the stream has not.
 */
public final class WindowProgram {
    private final Supplier<Window> maker;

    private WindowProgram(Supplier<Window> maker) {
        this.maker = maker;
    }

    /** A new, empty window. */
    public Window create() {
        return maker.get();
    }

    public static WindowProgram of(WindowPlan plan, ExpressionCompiler compiler) {
        return new WindowProgram(plan.fold(new WindowPlan.Cases<Supplier<Window>>() {
            @Override
            public Supplier<Window> time(WindowPlan.Time window) {
                return () -> new TimeWindow(window.sizeMillis());
            }

            @Override
            public Supplier<Window> length(WindowPlan.Length window) {
                return () -> new LengthWindow(window.size());
            }

            @Override
            public Supplier<Window> lastEvent(WindowPlan.LastEvent window) {
                return () -> new LengthWindow(1);
            }

            @Override
            public Supplier<Window> unique(WindowPlan.Unique window) {
                return unique(window.criteria(), false);
            }

            @Override
            public Supplier<Window> firstUnique(WindowPlan.FirstUnique window) {
                return unique(window.criteria(), true);
            }

            @Override
            public Supplier<Window> keepAll(WindowPlan.KeepAll window) {
                return () -> new LengthWindow(LengthWindow.UNLIMITED);
            }

            private Supplier<Window> unique(List<ExprPlan> plans, boolean first) {
                List<Evaluator> criteria = plans.stream().map(compiler::compile).toList();
                List<ValueType> types = plans.stream().map(ExprPlan::type).toList();
                Scope scope = new Scope();
                return () -> new UniqueWindow(criteria, types, first, scope);
            }
        }));
    }
}
