package io.bongsu.language.bound;

import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The bound of a statement's state: of its pattern, of its window, or of its groups. */
public final class StatementBound {
    private StatementBound() {}

    public static StateBound of(StatementPlan statement, KeyPlan key) {
        StateBound ofInput = ofInput(statement, key);
        if (statement.subqueries().isEmpty()) {
            return ofInput;
        }
        List<StateBound> bounds = new ArrayList<>(List.of(ofInput));
        statement.subqueries().forEach(subquery -> bounds.add(subquery(subquery, key)));
        return all(bounds);
    }

    private static StateBound subquery(SubqueryPlan subquery, KeyPlan key) {
        String stream = subquery.input().rows();
        boolean groups = !subquery.groupBy().isEmpty() && !isKey(subquery.groupBy(), stream, key);
        return subquery.input()
                .window()
                .map(window -> WindowBound.of(window, stream, key))
                .orElseGet(() -> groups
                        ? StateBound.unbounded("a group for every value of group by, for ever", "Use a #time window.")
                        : StateBound.bounded("the aggregates of a subquery" + perKey(key)));
    }

    /** Bounded if all are: the first that is not tells why. */
    private static StateBound all(List<StateBound> bounds) {
        return bounds.stream()
                .filter(bound -> !bound.bounded())
                .findFirst()
                .orElseGet(() -> StateBound.bounded(String.join(
                        "; ",
                        bounds.stream()
                                .map(StateBound::text)
                                .filter(text -> !text.equals("none"))
                                .toList())));
    }

    private static StateBound ofInput(StatementPlan statement, KeyPlan key) {
        return statement.input().fold(new InputPlan.Cases<>() {
            @Override
            public StateBound stream(InputPlan.Stream input) {
                return input.window()
                        .map(window -> WindowBound.of(window, input.rows(), key))
                        .orElseGet(() -> groups(statement, input.rows(), key));
            }

            @Override
            public StateBound pattern(InputPlan.Pattern input) {
                StateBound bound = PatternBound.of(input.root());
                if (input.window().isPresent()) {
                    StateBound kept = WindowBound.of(input.window().get(), "", key);
                    return bound.bounded() ? kept : bound;
                }
                return bound.bounded()
                                && !statement.aggregates().isEmpty()
                                && (!statement.groupBy().isEmpty()
                                        || statement.aggregates().stream()
                                                .anyMatch(one -> one.groupBy()
                                                        .filter(keys -> !keys.isEmpty())
                                                        .isPresent()))
                        ? StateBound.unbounded(
                                "a group for every value of " + "group by, for ever",
                                "Insert the matches into a stream and group there over a #time window.")
                        : bound;
            }

            @Override
            public StateBound rowMatches(InputPlan.RowMatches input) {
                String stream = input.stream().filter().stream();
                return input.stream()
                        .window()
                        .map(window -> WindowBound.of(window, stream, key))
                        .orElseGet(() -> RowMatchBound.of(
                                input.match(), isKey(input.match().partitionBy(), stream, key)));
            }

            @Override
            public StateBound trigger(InputPlan.Trigger input) {
                return input.on() instanceof InputPlan.Pattern pattern
                        ? PatternBound.of(pattern.root())
                        : StateBound.bounded("none");
            }

            @Override
            public StateBound join(InputPlan.Join input) {
                List<StateBound> windows = input.streams().stream()
                        .map(InputPlan.JoinedStream::input)
                        .filter(stream -> stream.window().isPresent())
                        .map(this::stream)
                        .toList();
                return windows.isEmpty() ? StateBound.bounded("none") : all(windows);
            }
        });
    }

    private static StateBound groups(StatementPlan statement, String stream, KeyPlan key) {
        if (statement.aggregates().isEmpty()) {
            return StateBound.bounded("none");
        }
        if (statement.aggregates().stream().anyMatch(AggregatePlan::distinct)) {
            return StateBound.unbounded("distinct values are kept for ever", "Aggregate over a #time window.");
        }
        boolean keyed = Stream.concat(
                        Stream.of(statement.groupBy()),
                        statement.aggregates().stream().flatMap(aggregate -> aggregate.groupBy().stream()))
                .allMatch(keys -> keys.isEmpty() || isKey(keys, stream, key));
        return keyed
                ? StateBound.bounded("the aggregates" + perKey(key))
                : StateBound.unbounded(
                        "a group for every value of group by, for ever", "Aggregate over a #time window.");
    }

    /** Are all of these key fields, so that a partition has one value of them? */
    static boolean isKey(List<ExprPlan> expressions, String stream, KeyPlan key) {
        List<String> fields = key.streams().stream()
                .filter(streamKey -> streamKey.stream().equals(stream))
                .flatMap(streamKey -> streamKey.fields().stream())
                .toList();
        return expressions.stream()
                .allMatch(expression -> expression instanceof ExprPlan.FieldRef ref
                        && fields.contains(String.join(
                                ".",
                                ref.steps().stream().map(ExprPlan.Step::name).toList())));
    }

    private static String perKey(KeyPlan key) {
        return key.streams().isEmpty() ? "" : " per key";
    }
}
