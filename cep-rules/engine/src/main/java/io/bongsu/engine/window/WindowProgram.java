package io.bongsu.engine.window;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;
import java.util.function.Supplier;

/** A window plan, ready to make windows of. */
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
                List<Evaluator> criteria = all(window.criteria());
                return () -> new UniqueWindow(criteria, false);
            }

            @Override
            public Supplier<Window> firstUnique(WindowPlan.FirstUnique window) {
                List<Evaluator> criteria = all(window.criteria());
                return () -> new UniqueWindow(criteria, true);
            }

            @Override
            public Supplier<Window> keepAll(WindowPlan.KeepAll window) {
                return () -> new LengthWindow(LengthWindow.UNLIMITED);
            }

            private List<Evaluator> all(List<ExprPlan> plans) {
                return plans.stream().map(compiler::compile).toList();
            }
        }));
    }
}
