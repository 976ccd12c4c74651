package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.DurationPlanner;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import java.util.Optional;

/**
 * Plans the output clause.
 *
 * <p>Errors: CEP-4102 for a rate that a variable, an expression, a crontab or the end of a context gives.
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
        if (clause.isAndAfterTerminate()) {
            return unsupported("output when terminated");
        }
        Optional<RatePlan.After> after = after(clause, scope);
        if (clause.getUnit() == OutputLimitUnit.AFTER) {
            return after.map(begin -> new RatePlan(RatePlan.Show.EVERY, Optional.empty(), after, false));
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
        return condition(clause, scope).map(condition -> new RatePlan(show, Optional.of(condition), after, hashed()));
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
            case TIME_PERIOD ->
                millis((Expression) clause.getTimePeriodExpression(), scope).map(RatePlan.Time::new);
            case WHEN_EXPRESSION -> unsupported("output when an expression is true");
            case CRONTAB_EXPRESSION -> unsupported("output at a crontab's times");
            case CONTEXT_PARTITION_TERM -> unsupported("output when terminated");
            case AFTER -> unsupported("output after");
        };
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
