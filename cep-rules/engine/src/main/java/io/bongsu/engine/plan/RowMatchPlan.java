package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code match_recognize}: what it looks for in the rows of a stream, and what it tells of a match.
 *
 * <p>Shape: {@code variables} are those of the pattern, the ones that take one row before those that take an array of them.
 * In a define the row at hand is {@link ExprPlan.FieldRef#OWN}, rows taken before go by their variable, and the n-th row
 * before the one at hand by {@link #previous}. In measures variables are events or arrays; in an aggregate the variable it
 * is over stands for each of its rows.
 *
 * <p>Source: Esper reference, "EPL Reference: Match Recognize".
 */
public record RowMatchPlan(
        RowPatternPlan pattern,
        List<TagPlan> variables,
        List<ExprPlan> partitionBy,
        List<Define> defines,
        List<Aggregate> aggregates,
        List<ColumnPlan> measures,
        Matches matches,
        Skip skip,
        Optional<Interval> interval) {
    /** Name of the type of the rows that the measures make. */
    public static final String ROW = "match_recognize";

    private static final String PREVIOUS = "prev$";

    /** What a row must fulfil to be taken as the variable; a variable without define takes any row. */
    public record Define(String variable, ExprPlan condition) {
        public Define {
            Objects.requireNonNull(variable, "variable");
        }
    }

    /** An aggregate over the rows of one variable. */
    public record Aggregate(String variable, AggregatePlan aggregate) {
        public Aggregate {
            Objects.requireNonNull(variable, "variable");
        }
    }

    /** Which matches are told. */
    public enum Matches {
        /** Of those that begin with the same row and end now, the best. */
        BEST,
        /** {@code all matches}. */
        ALL,
        /** None, until somebody asks for the statement's contents: the hint {@code iterate_only}. */
        ON_DEMAND
    }

    /** {@code after match skip}: which rows may begin another match. */
    public enum Skip {
        TO_CURRENT_ROW,
        TO_NEXT_ROW,
        PAST_LAST_ROW
    }

    /** {@code interval}: how long, from a match's first row, it is waited for more; unit ms. */
    public record Interval(long millis, boolean orTerminated) {
        public Interval {
            if (millis <= 0) {
                throw new PlanException("an interval must be > 0 ms, millis=" + millis);
            }
        }
    }

    public RowMatchPlan {
        variables = List.copyOf(variables);
        for (TagPlan variable : variables) {
            if (variable.name().startsWith(PREVIOUS)) {
                throw new PlanException(
                        "a variable must not be named as earlier rows are, variable=" + variable.name());
            }
        }
        partitionBy = List.copyOf(partitionBy);
        defines = List.copyOf(defines);
        aggregates = List.copyOf(aggregates);
        measures = List.copyOf(measures);
        Objects.requireNonNull(matches, "matches");
        Objects.requireNonNull(skip, "skip");
    }

    /** Source of a field of the n-th row before the one at hand, of the same partition. */
    public static String previous(int n) {
        return PREVIOUS + n;
    }

    /** Which row before the one at hand the source is; -1 for any other source. */
    public static int previous(String source) {
        return source.startsWith(PREVIOUS) ? Integer.parseInt(source.substring(PREVIOUS.length())) : -1;
    }

    /** What a match is to the rest of the statement: a row of the measures. */
    public EventType row() {
        return new EventType(
                ROW,
                measures.stream()
                        .map(measure ->
                                new Field(measure.name(), measure.value().type()))
                        .toList());
    }
}
