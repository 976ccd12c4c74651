package io.bongsu.engine.statement;

import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.RowMatchPlan.Matches;
import io.bongsu.engine.plan.RowMatchPlan.Skip;
import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.RowPatternPlan.Quantified;
import io.bongsu.engine.plan.RowPatternPlan.Quantifier;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.recognize.RowVariables;
import io.bongsu.engine.timeline.Timeline;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row pattern over stream A, put together from words. */
final class RowMatches {
    private final RowPatternPlan pattern;
    private final RowVariables kinds;
    private final List<ExprPlan> partitionBy = new ArrayList<>();
    private final List<RowMatchPlan.Define> defines = new ArrayList<>();
    private final List<RowMatchPlan.Aggregate> aggregates = new ArrayList<>();
    private final List<ColumnPlan> measures = new ArrayList<>();
    private Matches matches = Matches.BEST;
    private Skip skip = Skip.PAST_LAST_ROW;
    private Optional<RowMatchPlan.Interval> interval = Optional.empty();

    private RowMatches(RowPatternPlan pattern) {
        this.pattern = pattern;
        this.kinds = RowVariables.of(pattern);
    }

    static RowMatches match(RowPatternPlan... parts) {
        return new RowMatches(parts.length == 1 ? parts[0] : new RowPatternPlan.Sequence(List.of(parts)));
    }

    /** {@code X}, {@code X*}, {@code X+?}. */
    static RowPatternPlan of(String text) {
        RowPatternPlan variable = new RowPatternPlan.Variable(text.substring(0, 1));
        for (Quantifier quantifier : Quantifier.values()) {
            if (text.substring(1).equals(quantifier.sign())) {
                return new Quantified(variable, quantifier);
            }
        }
        return variable;
    }

    /** Field {@code n} of what the variable took. */
    static ExprPlan n(String variable) {
        return new ExprPlan.FieldRef(variable, List.of(ExprPlan.Step.field("n")), ValueType.INT);
    }

    /** Field {@code n} of a row that an array variable took. */
    static ExprPlan n(String variable, int index) {
        return new ExprPlan.FieldRef(
                variable, List.of(ExprPlan.Step.element(index), ExprPlan.Step.field("n")), ValueType.INT);
    }

    RowMatches partitionBy(ExprPlan key) {
        partitionBy.add(key);
        return this;
    }

    RowMatches define(String variable, ExprPlan condition) {
        defines.add(new RowMatchPlan.Define(variable, condition));
        return this;
    }

    /** The rows of the variables, whole. */
    RowMatches tell(String... variables) {
        for (String variable : variables) {
            ValueType row = ValueType.rowOf(Timeline.TYPES.get("A"));
            ValueType type = kinds.isArray(variable) ? ValueType.arrayOf(row) : row;
            tell(new ExprPlan.FieldRef(variable, List.of(), type));
        }
        return this;
    }

    RowMatches tell(ExprPlan measure) {
        measures.add(new ColumnPlan("m" + measures.size(), measure));
        return this;
    }

    RowMatches tell(AggregatePlan.Function function, String variable) {
        aggregates.add(new RowMatchPlan.Aggregate(
                variable,
                new AggregatePlan(function, Optional.of(n(variable)), false, Optional.empty(), ValueType.INT)));
        return tell(new ExprPlan.AggregateRef(aggregates.size() - 1, ValueType.INT));
    }

    RowMatches all() {
        matches = Matches.ALL;
        return this;
    }

    RowMatches skip(Skip clause) {
        skip = clause;
        return this;
    }

    RowMatches interval(long millis, boolean orTerminated) {
        interval = Optional.of(new RowMatchPlan.Interval(millis, orTerminated));
        return this;
    }

    StatementTimeline over(WindowPlan window) {
        List<TagPlan> variables = kinds.names().stream()
                .map(name -> new TagPlan(name, "A", kinds.isArray(name)))
                .toList();
        return StatementTimeline.from(
                "A",
                window,
                new RowMatchPlan(
                        pattern, variables, partitionBy, defines, aggregates, measures, matches, skip, interval));
    }

    StatementTimeline on(String timeline) {
        return over(null).on(timeline);
    }
}
