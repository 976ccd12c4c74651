package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ContextDescriptorCondition;
import com.espertech.esper.common.client.soda.ContextDescriptorConditionCrontab;
import com.espertech.esper.common.client.soda.ContextDescriptorConditionFilter;
import com.espertech.esper.common.client.soda.ContextDescriptorConditionImmediate;
import com.espertech.esper.common.client.soda.ContextDescriptorConditionNever;
import com.espertech.esper.common.client.soda.ContextDescriptorConditionPattern;
import com.espertech.esper.common.client.soda.ContextDescriptorConditionTimePeriod;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.PatternStream;
import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.CrontabPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.CrontabPlanner;
import io.bongsu.language.expression.DurationPlanner;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.LengthOfTimePlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the conditions of one level of a context, in text order: a later one may name the events that an earlier one binds.
 *
 * <p>Shape: mutable, serves one level. What is bound becomes a field of the level's row; a condition that names it refers to
 * that field.
 */
final class ContextConditionPlanner {
    private final StatementPart part;
    private final Region whole;
    private final String level;
    private final boolean nested;
    private final Map<String, Scope.Bound> bound = new LinkedHashMap<>();
    private final List<Field> fields = new ArrayList<>();

    ContextConditionPlanner(StatementPart part, Region whole, String level, boolean nested) {
        this.part = part;
        this.whole = whole;
        this.level = level;
        this.nested = nested;
    }

    /** What the conditions bind, in the order of their planning. */
    List<Field> fields() {
        return fields;
    }

    Map<String, Scope.Bound> bound() {
        return bound;
    }

    Optional<ContextConditionPlan> plan(ContextDescriptorCondition condition) {
        if (condition == null || condition instanceof ContextDescriptorConditionNever) {
            return Optional.of(new ContextConditionPlan.Never());
        }
        if (condition instanceof ContextDescriptorConditionImmediate) {
            return Optional.of(new ContextConditionPlan.Now());
        }
        if (condition instanceof ContextDescriptorConditionFilter filter) {
            return filter(filter);
        }
        if (condition instanceof ContextDescriptorConditionPattern pattern) {
            return pattern(pattern);
        }
        if (condition instanceof ContextDescriptorConditionTimePeriod period) {
            ExpressionPlanner planner = ExpressionPlanner.of(Scope.empty(), whole, part.findings());
            if (LengthOfTimePlanner.hasMonths(period.getTimePeriod())) {
                return new LengthOfTimePlanner(planner)
                        .plan(period.getTimePeriod())
                        .map(length -> new ContextConditionPlan.CalendarAfter(length, period.isNow()));
            }
            return new DurationPlanner(planner)
                    .plan(period.getTimePeriod())
                    .plan()
                    .map(millis -> new ContextConditionPlan.After(millis, period.isNow()));
        }
        if (condition instanceof ContextDescriptorConditionCrontab crontab) {
            return crontab(crontab);
        }
        unsupported("a condition of the kind "
                + condition.getClass().getSimpleName().replace("ContextDescriptorCondition", ""));
        return Optional.empty();
    }

    private Optional<ContextConditionPlan> crontab(ContextDescriptorConditionCrontab condition) {
        CrontabPlanner planner = new CrontabPlanner(ExpressionPlanner.of(Scope.empty(), whole, part.findings()));
        List<CrontabPlan> crontabs = new ArrayList<>();
        for (List<Expression> parameters : condition.getCrontabExpressions()) {
            planner.constant(parameters).ifPresent(crontabs::add);
        }
        if (crontabs.size() < condition.getCrontabExpressions().size()) {
            unsupported("a crontab that is not constant, or that never comes");
            return Optional.empty();
        }
        return Optional.of(new ContextConditionPlan.Crontab(crontabs, condition.isNow()));
    }

    private Optional<ContextConditionPlan> filter(ContextDescriptorConditionFilter condition) {
        Optional<String> alias = Optional.ofNullable(condition.getOptionalAsName());
        Map<String, Scope.Bound> before = new LinkedHashMap<>(bound);
        FilterPlanner.Planned planned = new FilterPlanner(part).plan(condition.getFilter(), alias, before, whole);
        alias.ifPresent(
                name -> bind(name, planned.bound(), planned.bound().type().map(ValueType::rowOf)));
        return planned.plan().map(filter -> new ContextConditionPlan.Filter(ofRow(filter, before), alias));
    }

    private void bind(String name, Scope.Bound event, Optional<ValueType> type) {
        if (bound.putIfAbsent(name, event) != null) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            whole.name(name),
                            "'" + name + "' already names an event of the context",
                            "Choose another name.");
        }
        type.ifPresent(known -> fields.add(new Field(name, known)));
    }

    private Optional<ContextConditionPlan> pattern(ContextDescriptorConditionPattern condition) {
        Map<String, Scope.Bound> before = new LinkedHashMap<>(bound);
        PatternPlanner planner = new PatternPlanner(part, before);
        Optional<InputPlan> planned = planner.plan(new PatternStream(condition.getPattern()));
        Optional<String> name = Optional.ofNullable(condition.getAsName());
        List<Field> tags = new ArrayList<>();
        planner.tags()
                .forEach((tag, event) -> event.type().ifPresent(type -> {
                    ValueType row = ValueType.rowOf(type);
                    tags.add(new Field(tag, event.array() ? ValueType.arrayOf(row) : row));
                }));
        if (name.isPresent()) {
            EventType match = new EventType("context." + level + "." + name.get(), tags);
            bind(
                    name.get(),
                    new Scope.Bound(name.get(), Optional.of(match), false),
                    Optional.of(ValueType.rowOf(match)));
        } else {
            for (Field tag : tags) {
                bind(tag.name(), planner.tags().get(tag.name()), Optional.of(tag.type()));
            }
        }
        return planned.map(input -> new ContextConditionPlan.Pattern(
                ofRow((InputPlan.Pattern) input, before), name, condition.isInclusive(), condition.isNow()));
    }

    /** With what earlier conditions bound read from the context's row. */
    private <P> P ofRow(P plan, Map<String, Scope.Bound> before) {
        return PlanRewrite.of(plan, ExprPlan.FieldRef.class, field -> {
            if (!before.containsKey(field.source())) {
                return field;
            }
            List<ExprPlan.Step> steps = new ArrayList<>();
            if (nested) {
                steps.add(ExprPlan.Step.field(level));
            }
            steps.add(ExprPlan.Step.field(field.source()));
            steps.addAll(field.steps());
            return new ExprPlan.FieldRef(ContextPlan.SOURCE, steps, field.type());
        });
    }

    private void unsupported(String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CONTEXT,
                        whole.span(),
                        "this context is not supported yet: " + construct,
                        "");
    }
}
