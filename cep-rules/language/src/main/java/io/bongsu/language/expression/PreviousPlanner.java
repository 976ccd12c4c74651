package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.PreviousExpression;
import com.espertech.esper.common.client.soda.PriorExpression;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Previous.Reach;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * Plans {@code prev, prevtail, prevcount, prevwindow, prior}: values of other events of the stream.
 *
 * <p>Errors: CEP-4105 inside of each other or of an aggregate, and over a pattern or a join.
 */
final class PreviousPlanner {
    private final ExpressionPlanner planner;
    private final Scope scope;

    PreviousPlanner(ExpressionPlanner planner, Scope scope) {
        this.planner = planner;
        this.scope = scope;
    }

    Typed previous(PreviousExpression expression) {
        String name = expression.getType().name().toLowerCase(java.util.Locale.ROOT);
        Optional<Span> span = planner.region().function(name);
        List<Expression> children = expression.getChildren();
        Reach reach = switch (expression.getType()) {
            case PREV -> Reach.BACK;
            case PREVTAIL -> Reach.TAIL;
            case PREVCOUNT -> Reach.COUNT;
            case PREVWINDOW -> Reach.WINDOW;
        };
        boolean one = reach == Reach.BACK || reach == Reach.TAIL;
        if (children.isEmpty() || children.size() > (one ? 2 : 1)) {
            return refused(span, "with this number of parameters");
        }
        Expression valueOf = children.get(children.size() - 1);
        Optional<Expression> indexOf = children.size() == 2 ? Optional.of(children.get(0)) : Optional.empty();
        if (indexOf.isPresent()
                && !(valueOf instanceof PropertyValueExpression)
                && valueOf instanceof ConstantExpression
                && indexOf.get() instanceof PropertyValueExpression) {
            // Esper takes the two in either order.
            Expression last = valueOf;
            valueOf = indexOf.get();
            indexOf = Optional.of(last);
        }
        if (indexOf.isPresent() && !(valueOf instanceof PropertyValueExpression)) {
            return refused(span, "of a value that is not a field or the event");
        }
        Typed value = value(valueOf, span);
        Optional<Typed> index = indexOf.map(planner::plan);
        if (value.isBroken() || (index.isPresent() && index.get().isBroken())) {
            return Typed.broken(span);
        }
        if (index.isPresent() && !index.get().type().isNumeric()) {
            return refused(span, "with an index that is no number");
        }
        Optional<ExprPlan> place = !one
                ? Optional.empty()
                : Optional.of(index.map(Typed::get)
                        .orElseGet(() -> new ExprPlan.Literal(reach == Reach.BACK ? 1 : 0, ValueType.INT)));
        ValueType type = switch (reach) {
            case BACK, TAIL -> value.type();
            case COUNT -> ValueType.LONG;
            case WINDOW -> ValueType.arrayOf(value.type());
        };
        return Typed.of(new ExprPlan.Previous(reach, place, value.get(), type), span);
    }

    Typed prior(PriorExpression expression) {
        Optional<Span> span = planner.region().function("prior");
        List<Expression> children = expression.getChildren();
        if (children.size() != 2
                || !(children.get(0) instanceof ConstantExpression constant)
                || !(constant.getConstant() instanceof Integer index)
                || index < 0) {
            return refused(span, "with a first parameter that is not a constant int");
        }
        Typed value = value(children.get(1), span);
        return value.isBroken() ? value : Typed.of(new ExprPlan.Prior(index, value.get()), span);
    }

    /** Must be of the event at hand alone: another takes its place. */
    private Typed value(Expression expression, Optional<Span> span) {
        if (scope.own().isEmpty()) {
            return refused(span, "over a pattern without a window, or over several streams");
        }
        Typed value = planner.plan(expression);
        if (value.isBroken()) {
            return value;
        }
        References references = References.of(value.get());
        boolean plain = value.get() instanceof ExprPlan.FieldRef
                && references.tags().isEmpty()
                && scope.source().equals(ExprPlan.FieldRef.OWN);
        return plain ? value : refused(span, "of a value that is not a field or the event, or in a subquery");
    }

    private Typed refused(Optional<Span> span, String what) {
        return planner.error(ErrorCode.UNSUPPORTED_EXPRESSION, span, "prev or prior " + what + " is not supported", "");
    }
}
