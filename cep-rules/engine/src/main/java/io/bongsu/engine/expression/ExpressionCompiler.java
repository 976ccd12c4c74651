package io.bongsu.engine.expression;

import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;

/** Turns expression plans into closures. */
public final class ExpressionCompiler {
    private final Layout layout;
    private final Geography geography;

    public ExpressionCompiler(Layout layout, Geography geography) {
        this.layout = layout;
        this.geography = geography;
    }

    /** Compiles; a name that the layout does not know is a {@link io.bongsu.engine.plan.PlanException}. */
    public Evaluator compile(ExprPlan plan) {
        throw new UnsupportedOperationException("not yet: " + plan + layout + geography);
    }
}
