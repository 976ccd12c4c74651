package io.bongsu.language.statement;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an aggregating statement shows of the fields by which its context partitions: they are the same in all events, so a
 * statement that selects them beside totals has one row, as in Esper.
 *
 * <p>Shape: where a row may go out without an event the context's property stands for the field.
 *
 * <p>Source: Esper reference, "Keyed Segmented Context", and what Esper 9 does.
 */
final class PartitionKeys {
    private final Map<FieldRef, FieldRef> properties = new LinkedHashMap<>();

    PartitionKeys(DeclaredContext context, StatementPlan plan) {
        if (context.levels().size() == 1
                && context.levels().get(0) instanceof ContextLevelPlan.Keyed keyed
                && plan.input() instanceof InputPlan.Stream stream) {
            for (ContextLevelPlan.Item item : keyed.items()) {
                for (int i = 0;
                        i < item.values().size() && item.filter().stream().equals(stream.filter().stream());
                        i++) {
                    FieldRef field = (FieldRef) item.values().get(i);
                    List<ExprPlan.Step> step = List.of(
                            ExprPlan.Step.field(keyed.row().fields().get(i).name()));
                    properties.put(field, new FieldRef(ContextPlan.SOURCE, step, field.type()));
                }
            }
        }
    }

    StatementPlan shown(StatementPlan plan) {
        List<ExprPlan> shown =
                PlanParts.of(List.of(plan.columns(), plan.having(), plan.output()), FieldRef.class).stream()
                        .filter(properties::containsKey)
                        .distinct()
                        .map(ExprPlan.class::cast)
                        .toList();
        boolean levels = !plan.output().levels().isEmpty();
        if (plan.aggregates().isEmpty() || shown.isEmpty() || levels) {
            return plan;
        }
        Optional<WindowPlan> window = ((InputPlan.Stream) plan.input()).window();
        if (plan.output().rate().isPresent()
                || window.filter(some -> !isPlain(some)).isPresent()) {
            return byContext(plan);
        }
        boolean oneByOne = window.isEmpty()
                && plan.output().select() == OutputPlan.StreamSelector.ISTREAM
                && plan.output().insert() == OutputPlan.StreamSelector.ISTREAM
                && plan.output().limit().isEmpty();
        return oneByOne ? plan : plan.withKeys(shown);
    }

    /** Whether something enters or leaves at each of its steps. */
    private static boolean isPlain(WindowPlan window) {
        return window instanceof WindowPlan.Time
                || window instanceof WindowPlan.Length
                || window instanceof WindowPlan.KeepAll
                || window instanceof WindowPlan.LastEvent;
    }

    private StatementPlan byContext(StatementPlan plan) {
        return new StatementPlan(
                plan.name(),
                plan.role(),
                plan.input(),
                plan.where(),
                plan.aggregates(),
                plan.groupBy(),
                byContext(plan.having()),
                plan.columns().stream()
                        .map(column -> new ColumnPlan(column.name(), byContext(column.value())))
                        .toList(),
                plan.insertInto(),
                byContext(plan.output()),
                plan.subqueries());
    }

    private <P> P byContext(P part) {
        return PlanRewrite.of(part, FieldRef.class, field -> properties.getOrDefault(field, field));
    }
}
