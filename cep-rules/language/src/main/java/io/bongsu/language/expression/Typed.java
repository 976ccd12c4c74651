package io.bongsu.language.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import java.util.Objects;
import java.util.Optional;

/** A planned expression and its place; without a plan when what is wrong with it has been reported. */
public record Typed(Optional<ExprPlan> plan, Optional<Span> span) {
    public Typed {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(span, "span");
    }

    public static Typed of(ExprPlan plan, Optional<Span> span) {
        return new Typed(Optional.of(plan), span);
    }

    static Typed of(ExprPlan plan, Span span) {
        return new Typed(Optional.of(plan), Optional.of(span));
    }

    public static Typed broken(Optional<Span> span) {
        return new Typed(Optional.empty(), span);
    }

    public boolean isBroken() {
        return plan.isEmpty();
    }

    /** The plan of an expression that is not broken. */
    public ExprPlan get() {
        return plan.orElseThrow();
    }

    ValueType type() {
        return get().type();
    }
}
