package io.bongsu.language.statement;

import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** A context as declared: its levels, and the row of its properties. */
record DeclaredContext(String name, List<ContextLevelPlan> levels, EventType properties, Span place) {
    DeclaredContext {
        levels = List.copyOf(levels);
    }

    static DeclaredContext of(String name, List<ContextLevelPlan> levels, Span place) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("name", ValueType.STRING));
        if (levels.size() == 1) {
            fields.addAll(levels.get(0).row().fields());
        } else {
            levels.forEach(level -> fields.add(new Field(level.name(), ValueType.rowOf(level.row()))));
        }
        return new DeclaredContext(name, levels, new EventType("context." + name + ".properties", fields), place);
    }

    /** Whether it only parts events by a key: nothing begins or ends, no event is left out. */
    boolean isPlainKey() {
        return levels.size() == 1
                && levels.get(0) instanceof ContextLevelPlan.Keyed keyed
                && keyed.begins().isEmpty()
                && keyed.end() instanceof ContextConditionPlan.Never
                && keyed.items().stream()
                        .allMatch(item -> item.filter().conditions().isEmpty());
    }

    /** The key of each stream by the outermost level; empty where that is not keyed. */
    List<KeyPlan.StreamKey> keys() {
        List<KeyPlan.StreamKey> keys = new ArrayList<>();
        if (levels.get(0) instanceof ContextLevelPlan.Keyed keyed) {
            for (ContextLevelPlan.Item item : keyed.items()) {
                keys.add(new KeyPlan.StreamKey(
                        item.filter().stream(),
                        item.values().stream().map(DeclaredContext::path).toList()));
            }
        }
        return keys;
    }

    private static String path(ExprPlan value) {
        return String.join(
                ".",
                ((ExprPlan.FieldRef) value)
                        .steps().stream().map(ExprPlan.Step::name).toList());
    }

    /** Whether every event that the context or these statements read has a key. */
    boolean keysAll(Collection<?> statements) {
        TreeSet<String> read = new TreeSet<>();
        PlanParts.of(List.of(levels, List.copyOf(statements)), FilterPlan.class)
                .forEach(filter -> read.add(filter.stream()));
        keys().forEach(key -> read.remove(key.stream()));
        return !keys().isEmpty() && read.isEmpty();
    }

    /** The plan, with its filters numbered from {@code base} on. */
    ContextPlan plan(List<String> statements, int base) {
        return PlanRewrite.of(
                new ContextPlan(name, levels, properties, statements),
                FilterPlan.class,
                filter -> new FilterPlan(base + filter.id(), filter.stream(), filter.conditions()));
    }
}
