package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.DotExpression;
import com.espertech.esper.common.client.soda.DotExpressionItem;
import com.espertech.esper.common.client.soda.DotExpressionItemCall;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.NamedParameterExpression;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans {@code point(x, y).inside(rectangle(…))} and {@code rectangle(…).intersects(rectangle(…))}.
 *
 * <p>Errors: CEP-4105 for an index named in it, and for numbers that are not plain.
 */
final class SpatialPlanner {
    private final ExpressionPlanner planner;

    SpatialPlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    /** Empty where the chain is something else. */
    Optional<Typed> plan(List<DotExpressionItem> chain, Span span) {
        if (chain.size() != 2
                || !(chain.get(0) instanceof DotExpressionItemCall shape)
                || !(chain.get(1) instanceof DotExpressionItemCall test)
                || test.getParameters().size() != 1
                || !(test.getParameters().get(0) instanceof DotExpression other)
                || other.getChain().size() != 1
                || !(other.getChain().get(0) instanceof DotExpressionItemCall area)
                || !area.getName().equals("rectangle")) {
            return Optional.empty();
        }
        if (shape.getName().equals("point") && test.getName().equals("inside")) {
            return Optional.of(planned(new OperatorPlan.Inside(), shape, 2, area, span));
        }
        return shape.getName().equals("rectangle") && test.getName().equals("intersects")
                ? Optional.of(planned(new OperatorPlan.Intersects(), shape, 4, area, span))
                : Optional.empty();
    }

    private Typed planned(
            OperatorPlan test, DotExpressionItemCall shape, int count, DotExpressionItemCall area, Span span) {
        List<Expression> given = new ArrayList<>(shape.getParameters());
        given.addAll(area.getParameters());
        if (shape.getParameters().size() != count
                || area.getParameters().size() != 4
                || given.stream().anyMatch(NamedParameterExpression.class::isInstance)) {
            return unsupported(span);
        }
        List<Typed> numbers = planner.planAll(given);
        if (ExpressionPlanner.anyBroken(numbers)) {
            return Typed.broken(Optional.of(span));
        }
        return numbers.stream()
                        .allMatch(number -> number.type().isNumeric()
                                && !number.type().kind().isBig())
                ? Typed.of(new ExprPlan.Apply(test, ExpressionPlanner.plans(numbers), ValueType.BOOLEAN), span)
                : unsupported(span);
    }

    private Typed unsupported(Span span) {
        return planner.error(
                ErrorCode.UNSUPPORTED_EXPRESSION,
                Optional.of(span),
                "a shape with these parameters is not supported",
                "Give plain numbers, and no index.");
    }
}
