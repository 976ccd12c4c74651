package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import io.bongsu.language.expression.Scope;
import java.util.List;
import java.util.Map;

/**
 * Names of fields in a pattern's timers, guards and keys, written without the event's name: they mean the first bound event, or
 * else the only one that has such a field.
 */
final class BareNames {
    private BareNames() {}

    /** The expression, its bare names with the tag before them; what no event or more than one has, the first not among them, stays as it is. */
    static Expression qualify(Expression expression, Map<String, Scope.Bound> bound) {
        if (expression instanceof PropertyValueExpression property) {
            String name = property.getPropertyName();
            String first = name.split("[.\\[(?]", 2)[0];
            List<String> owners = bound.entrySet().stream()
                    .filter(one -> !one.getValue().array()
                            && one.getValue()
                                    .type()
                                    .filter(type -> type.indexOf(first) >= 0)
                                    .isPresent())
                    .map(Map.Entry::getKey)
                    .toList();
            boolean ofFirst = !owners.isEmpty()
                    && owners.get(0).equals(bound.keySet().iterator().next());
            return bound.containsKey(first) || !(owners.size() == 1 || ofFirst)
                    ? expression
                    : new PropertyValueExpression(owners.get(0) + "." + name);
        }
        List<Expression> children = expression.getChildren();
        if (children != null) {
            for (int i = 0; i < children.size(); i++) {
                if (children.get(i) != null) {
                    children.set(i, qualify(children.get(i), bound));
                }
            }
        }
        return expression;
    }
}
