package io.bongsu.language.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;

/** A value as an array of it alone; no value is no array. */
public final class OneElement {
    private OneElement() {}

    public static ExprPlan of(ExprPlan value, ValueType array) {
        ExprPlan none = new ExprPlan.IsSame(value, new ExprPlan.Literal(null, ValueType.NULL), false);
        return new ExprPlan.Case(
                Optional.empty(),
                List.of(new ExprPlan.When(none, new ExprPlan.Literal(null, array))),
                Optional.of(new ExprPlan.Apply(new OperatorPlan.MakeArray(), List.of(value), array)),
                array);
    }
}
