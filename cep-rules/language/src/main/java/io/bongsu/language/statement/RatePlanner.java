package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.CrontabPlanner;
import io.bongsu.language.expression.DurationPlanner;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.LengthOfTimePlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the output clause.
 *
 * <p>Errors: CEP-4102 for a rate that a variable gives, or that sets one.
 */
final class RatePlanner {
    private final StatementPart part;
    private final EPStatementObjectModel model;

    RatePlanner(StatementPart part, EPStatementObjectModel model) {
        this.part = part;
        this.model = model;
    }

    Optional<RatePlan> plan(Scope scope) {
        OutputLimitClause clause = model.getOutputLimitClause();
        if (clause == null) {
            return Optional.empty();
        }
        if (hasAssignments(clause)) {
            return unsupported("output … then set");
        }
        Optional<RatePlan.After> after = after(clause, scope);
        if (clause.getUnit() == OutputLimitUnit.AFTER) {
            return clause.isAndAfterTerminate()
                    ? unsupported("output after … and when terminated")
                    : after.map(begin ->
                            new RatePlan(RatePlan.Show.EVERY, Optional.empty(), after, Optional.empty(), false));
        }
        RatePlan.Show show = switch (clause.getSelector()) {
            case FIRST -> RatePlan.Show.FIRST;
            case LAST -> RatePlan.Show.LAST;
            case ALL -> RatePlan.Show.ALL;
            case SNAPSHOT -> RatePlan.Show.SNAPSHOT;
            case DEFAULT -> RatePlan.Show.EVERY;
        };
        if (show == RatePlan.Show.SNAPSHOT && model.getFromClause().getStreams().get(0) instanceof PatternStream) {
            return unsupported("output snapshot of a pattern's matches");
        }
        boolean counted = clause.getUnit() == OutputLimitUnit.EVENTS || clause.getUnit() == OutputLimitUnit.TIME_PERIOD;
        if (show == RatePlan.Show.FIRST && model.getGroupByClause() != null && !counted) {
            return unsupported("output first of each group, but by a number of events or a length of time");
        }
        Optional<RatePlan.Condition> condition = condition(clause, scope);
        boolean ends = clause.isAndAfterTerminate() || clause.getUnit() == OutputLimitUnit.CONTEXT_PARTITION_TERM;
        Optional<RatePlan.End> end = ends ? end(clause) : Optional.empty();
        return condition.isEmpty() || (ends && end.isEmpty())
                ? Optional.empty()
                : Optional.of(new RatePlan(show, condition, after, end, hashed()));
    }

    private static boolean hasAssignments(OutputLimitClause clause) {
        return (clause.getThenAssignments() != null
                        && !clause.getThenAssignments().isEmpty())
                || (clause.getAndAfterTerminateThenAssignments() != null
                        && !clause.getAndAfterTerminateThenAssignments().isEmpty());
    }

    private Optional<RatePlan.End> end(OutputLimitClause clause) {
        Expression condition = clause.getAndAfterTerminateAndExpr();
        if (condition == null) {
            return Optional.of(new RatePlan.End(Optional.empty()));
        }
        boolean counts = clause.getUnit() == OutputLimitUnit.WHEN_EXPRESSION
                || clause.getUnit() == OutputLimitUnit.CONTEXT_PARTITION_TERM;
        return counts
                ? overCounts(condition).map(planned -> new RatePlan.End(Optional.of(planned)))
                : unsupported("a condition of the end beside an output rate by events or time");
    }

    /** A condition over the numbers of events. */
    private Optional<ExprPlan> overCounts(Expression condition) {
        Scope.Bound counts = new Scope.Bound(RatePlan.COUNTS.name(), Optional.of(RatePlan.COUNTS), false);
        Scope scope = new Scope(Optional.of(counts), Optional.empty(), Map.of());
        Optional<ExprPlan> planned = ExpressionPlanner.of(
                        scope, part.syntax().region(Part.OUTPUT_LIMIT, 0), part.findings())
                .condition(condition)
                .plan();
        boolean ofContext = planned.stream()
                .flatMap(plan -> PlanParts.of(plan, ExprPlan.FieldRef.class).stream())
                .anyMatch(field -> field.source().equals(ContextPlan.SOURCE));
        return ofContext ? unsupported("an output rate by a property of the context") : planned;
    }

    private boolean hashed() {
        return model.getOrderByClause() != null
                || model.getRowLimitClause() != null
                || new Hints(model).has("DISABLE_OUTPUTLIMIT_OPT");
    }

    private Optional<RatePlan.Condition> condition(OutputLimitClause clause, Scope scope) {
        if (clause.getFrequencyVariable() != null) {
            return unsupported("output every so many events as a variable says");
        }
        return switch (clause.getUnit()) {
            case EVENTS -> {
                long count = clause.getFrequency() == null
                        ? 0
                        : clause.getFrequency().longValue();
                yield count > 0 ? Optional.of(new RatePlan.Events(count)) : unsupported("an output rate of no events");
            }
            case TIME_PERIOD -> period(clause, scope);
            case WHEN_EXPRESSION -> overCounts(clause.getWhenExpression()).map(RatePlan.When::new);
            case CRONTAB_EXPRESSION -> crontab(clause);
            case CONTEXT_PARTITION_TERM -> Optional.of(new RatePlan.Never());
            case AFTER -> unsupported("output after");
        };
    }

    private Optional<RatePlan.Condition> period(OutputLimitClause clause, Scope scope) {
        Expression period = clause.getTimePeriodExpression();
        if (!LengthOfTimePlanner.hasMonths(period)) {
            return millis(period, scope).map(RatePlan.Time::new);
        }
        if (clause.getSelector() == OutputLimitSelector.FIRST) {
            return unsupported("output first every so many months");
        }
        return new LengthOfTimePlanner(
                        ExpressionPlanner.of(scope, part.syntax().region(Part.OUTPUT_LIMIT, 0), part.findings()))
                .plan(period)
                .map(RatePlan.Time::new);
    }

    private Optional<RatePlan.Condition> crontab(OutputLimitClause clause) {
        int errors = part.findings().errors();
        Optional<RatePlan.Condition> times = new CrontabPlanner(ExpressionPlanner.of(
                        Scope.empty(), part.syntax().region(Part.OUTPUT_LIMIT, 0), part.findings()))
                .constant(List.of(clause.getCrontabAtParameters()))
                .map(RatePlan.At::new);
        return times.isPresent() || part.findings().errors() > errors
                ? times
                : unsupported("output at a crontab's times with these parameters");
    }

    private Optional<RatePlan.After> after(OutputLimitClause clause, Scope scope) {
        if (clause.getAfterNumberOfEvents() != null) {
            return Optional.of(new RatePlan.After(clause.getAfterNumberOfEvents(), 0));
        }
        return clause.getAfterTimePeriodExpression() == null
                ? Optional.empty()
                : millis(clause.getAfterTimePeriodExpression(), scope).map(millis -> new RatePlan.After(0, millis));
    }

    private Optional<Long> millis(Expression period, Scope scope) {
        Typed length = new DurationPlanner(
                        ExpressionPlanner.of(scope, part.syntax().region(Part.OUTPUT_LIMIT, 0), part.findings()))
                .plan(period);
        if (length.isBroken()) {
            return Optional.empty();
        }
        return length.get() instanceof ExprPlan.Literal literal
                ? Optional.of(((Number) literal.value()).longValue())
                : unsupported("an output rate that is no constant");
    }

    private <T> Optional<T> unsupported(String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.OUTPUT_LIMIT, 0).span(),
                        "this clause is not supported yet: " + construct,
                        "");
        return Optional.empty();
    }
}
