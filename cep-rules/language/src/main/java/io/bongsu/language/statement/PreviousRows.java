package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.PreviousExpression;
import com.espertech.esper.common.client.soda.PreviousExpressionType;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Names the rows before the one at hand: {@code prev(A.x, 2)} in a define becomes {@code x} of the row two before, whichever
 * variable it is written for.
 *
 * <p>Errors: CEP-4105 for a prev that is not of one field of a row and a constant from 0 to {@link #FARTHEST}.
 */
final class PreviousRows {
    static final int FARTHEST = 100;

    private final StatementPart part;
    private final Region region;
    private final Map<String, Scope.Bound> seen;
    private final String own;
    private final SortedSet<Integer> distances = new TreeSet<>();
    private boolean broken;

    PreviousRows(StatementPart part, Region region, Map<String, Scope.Bound> seen, String own) {
        this.part = part;
        this.region = region;
        this.seen = seen;
        this.own = own;
    }

    /** The expression with every prev replaced; changes the expression. */
    Optional<Expression> named(Expression expression) {
        Expression named = replaced(expression);
        return broken ? Optional.empty() : Optional.of(named);
    }

    /** How far the prevs look back. */
    SortedSet<Integer> distances() {
        return distances;
    }

    private Expression replaced(Expression expression) {
        if (expression instanceof PreviousExpression previous) {
            return row(previous);
        }
        List<Expression> children = expression.getChildren();
        for (int i = 0; children != null && i < children.size(); i++) {
            children.set(i, replaced(children.get(i)));
        }
        return expression;
    }

    private Expression row(PreviousExpression previous) {
        List<Expression> children = previous.getChildren();
        Expression first = children.get(0);
        Expression second = children.size() > 1 ? children.get(1) : new ConstantExpression(1);
        boolean turned = first instanceof ConstantExpression;
        Expression field = turned ? second : first;
        Expression distance = turned ? first : second;
        if (children.size() > 2
                || previous.getType() != PreviousExpressionType.PREV
                || !(field instanceof PropertyValueExpression property)
                || !(distance instanceof ConstantExpression constant)
                || !(constant.getConstant() instanceof Integer n)
                || n < 0
                || n > FARTHEST) {
            return refuse(previous);
        }
        distances.add(n);
        String path = property.getPropertyName();
        int dot = path.indexOf('.');
        String variable = dot < 0 ? path : path.substring(0, dot);
        if (variable.contains("[")) {
            return dot < 0 || seen.containsKey(variable.substring(0, variable.indexOf('[')))
                    ? refuse(previous)
                    : new PropertyValueExpression(RowMatchPlan.previous(n) + "." + path);
        }
        boolean ofVariable = variable.equals(own) || seen.containsKey(variable);
        if (ofVariable
                && (dot < 0 || (seen.containsKey(variable) && seen.get(variable).array()))) {
            return refuse(previous);
        }
        return new PropertyValueExpression(
                RowMatchPlan.previous(n) + "." + (ofVariable ? path.substring(dot + 1) : path));
    }

    private Expression refuse(PreviousExpression previous) {
        broken = true;
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_EXPRESSION,
                        region.function("prev").orElse(region.span()),
                        "prev in a define must be of a field of a row and a constant from 0 to " + FARTHEST,
                        "");
        return previous;
    }
}
