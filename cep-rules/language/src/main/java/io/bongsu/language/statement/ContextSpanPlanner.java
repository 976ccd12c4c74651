package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ContextDescriptorInitiatedTerminated;
import com.espertech.esper.common.client.soda.Expression;
import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans {@code start … end …} and {@code initiated by … terminated by …}. */
final class ContextSpanPlanner {
    private final StatementPart part;
    private final Region whole;
    private final boolean nested;

    ContextSpanPlanner(StatementPart part, Region whole, boolean nested) {
        this.part = part;
        this.whole = whole;
        this.nested = nested;
    }

    Optional<ContextLevelPlan> plan(String name, ContextDescriptorInitiatedTerminated span) {
        int errors = part.findings().errors();
        ContextConditionPlanner conditions = new ContextConditionPlanner(part, whole, name, nested);
        Optional<ContextConditionPlan> begin = conditions.plan(span.getInitCondition());
        List<ExprPlan> distinct = distinct(span.getOptionalDistinctExpressions(), conditions);
        Optional<ContextConditionPlan> end = conditions.plan(span.getTermCondition());
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("startTime", ValueType.LONG));
        fields.add(new Field("endTime", ValueType.LONG));
        fields.addAll(conditions.fields());
        if (part.findings().errors() > errors || begin.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ContextLevelPlan.Span(
                name, ContextPlanner.row(name, fields), begin.get(), end.get(), span.isOverlapping(), distinct));
    }

    /** The values that tell partitions apart, read from the level's row. */
    private List<ExprPlan> distinct(List<Expression> expressions, ContextConditionPlanner conditions) {
        List<ExprPlan> values = new ArrayList<>();
        if (expressions == null) {
            return values;
        }
        Optional<Scope.Bound> only = conditions.bound().values().stream().findFirst();
        Optional<String> alias = conditions.bound().keySet().stream().findFirst();
        Scope scope = new Scope(only, alias, conditions.bound());
        for (Expression expression : expressions) {
            ExpressionPlanner.of(scope, whole, part.findings())
                    .plan(expression)
                    .plan()
                    .ifPresent(value -> values.add(ofRow(value, alias.orElse(""))));
        }
        return values;
    }

    private static ExprPlan ofRow(ExprPlan value, String alias) {
        return PlanRewrite.of(value, ExprPlan.FieldRef.class, field -> {
            List<ExprPlan.Step> steps = new ArrayList<>();
            steps.add(ExprPlan.Step.field(field.source().isEmpty() ? alias : field.source()));
            steps.addAll(field.steps());
            return new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, steps, field.type());
        });
    }
}
