package io.bongsu.language.key;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContainedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.language.statement.PatternTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the columns of a statement come from: which of them are copies of a field of an event that every row has.
 */
final class CarriedKey {
    private CarriedKey() {}

    /** Stream and field (a path with dots) that the column copies; empty for anything else. */
    record Copied(String stream, String field) {}

    static Optional<Copied> column(StatementPlan statement, String name) {
        return statement.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(ColumnPlan::value)
                .findFirst()
                .filter(ExprPlan.FieldRef.class::isInstance)
                .map(ExprPlan.FieldRef.class::cast)
                .filter(ref -> !ref.steps().isEmpty() && ref.steps().stream().noneMatch(ExprPlan.Step::isElement))
                .flatMap(ref -> Optional.ofNullable(streamsByTag(statement).get(ref.source()))
                        .map(stream -> new Copied(stream, path(ref.steps()))));
    }

    private static String path(List<ExprPlan.Step> steps) {
        return String.join(".", steps.stream().map(ExprPlan.Step::name).toList());
    }

    /** Events that every row of the statement has, by tag. */
    private static Map<String, String> streamsByTag(StatementPlan statement) {
        Map<String, String> streams = new TreeMap<>();
        if (!PlanParts.of(statement.input(), ContainedPlan.class).isEmpty()) {
            return streams;
        }
        if (statement.input() instanceof InputPlan.Stream stream) {
            streams.put(ExprPlan.FieldRef.OWN, stream.filter().stream());
        } else if (statement.input() instanceof InputPlan.Pattern pattern) {
            var always = PatternTags.always(pattern.root());
            pattern.tags().stream()
                    .filter(tag -> always.contains(tag.name()))
                    .forEach(tag -> streams.put(tag.name(), tag.stream()));
        } else if (statement.input() instanceof InputPlan.Join join
                && join.steps().stream().allMatch(step -> step.kind() == InputPlan.JoinKind.INNER)) {
            join.streams().forEach(stream -> streams.put(stream.name(), stream.input().filter().stream()));
        }
        return streams;
    }
}
