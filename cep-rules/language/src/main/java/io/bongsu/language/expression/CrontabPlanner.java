package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.CrontabFrequencyExpression;
import com.espertech.esper.common.client.soda.CrontabParameterExpression;
import com.espertech.esper.common.client.soda.CrontabParameterSetExpression;
import com.espertech.esper.common.client.soda.CrontabRangeExpression;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.ScheduleItemType;
import io.bongsu.engine.calendar.CrontabProgram;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.CrontabPlan;
import io.bongsu.engine.plan.CrontabPlan.Part;
import io.bongsu.engine.plan.CrontabPlan.Word;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternExpressions;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.schemas.ValueType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the parameters of a crontab: minutes, hours, days of month, months, days of week, and where given seconds, time zone,
 * milliseconds and microseconds. The last are those of a clock that the engine does not have; only 0 or any can be met.
 *
 * <p>Errors: empty for what makes no crontab, with what the expressions in it have reported.
 */
public final class CrontabPlanner {
    private static final int LEAST = 5;
    private static final int MOST = 9;

    private final ExpressionPlanner planner;

    public CrontabPlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    public Optional<CrontabPlan> plan(List<Expression> parameters) {
        if (parameters.size() < LEAST || parameters.size() > MOST) {
            return Optional.empty();
        }
        List<CrontabPlan.Unit> units = new ArrayList<>();
        Optional<ExprPlan> zone = Optional.empty();
        for (int i = 0; i < parameters.size(); i++) {
            Expression parameter = parameters.get(i);
            if (i == 6) {
                if (!isAny(parameter)) {
                    zone = planner.plan(parameter)
                            .plan()
                            .filter(plan -> plan.type().equals(ValueType.STRING));
                    if (zone.isEmpty()) {
                        return Optional.empty();
                    }
                }
            } else {
                List<Part> parts = parts(parameter);
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                units.add(new CrontabPlan.Unit(parts));
            }
        }
        return Optional.of(new CrontabPlan(
                units.get(0),
                units.get(1),
                units.get(2),
                units.get(3),
                units.get(4),
                units.size() > 5 ? Optional.of(units.get(5)) : Optional.empty(),
                zone,
                units.size() > 6 ? Optional.of(units.get(6)) : Optional.empty()));
    }

    /** As {@link #plan}, for one of constants that comes at some time. */
    public Optional<CrontabPlan> constant(List<Expression> parameters) {
        return plan(parameters).filter(crontab -> isConstant(crontab) && comes(crontab));
    }

    private static boolean isConstant(CrontabPlan crontab) {
        return PatternExpressions.of(new PatternPlan.At(crontab)).stream().allMatch(ExprPlan.Literal.class::isInstance);
    }

    /** Whether constants make a crontab that comes at some time; what events say is seen when it is started. */
    public static boolean comes(CrontabPlan crontab) {
        try {
            if (isConstant(crontab)) {
                ExpressionCompiler compiler =
                        new ExpressionCompiler(new Layout(Optional.empty(), List.of(), Map.of()), Geography.EMPTY);
                new CrontabProgram(crontab, compiler, ZoneOffset.UTC)
                        .in(new io.bongsu.engine.expression.Scope())
                        .nextAfter(0);
            }
            return true;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean isAny(Expression parameter) {
        return parameter instanceof CrontabParameterExpression word && word.getType() == ScheduleItemType.WILDCARD;
    }

    /** The parts of a unit; none where one of them is wrong. */
    private List<Part> parts(Expression parameter) {
        if (!(parameter instanceof CrontabParameterSetExpression)) {
            return part(parameter).map(List::of).orElse(List.of());
        }
        List<Part> parts = new ArrayList<>();
        for (Expression child : parameter.getChildren()) {
            part(child).ifPresent(parts::add);
        }
        return parts.size() == parameter.getChildren().size() ? parts : List.of();
    }

    private Optional<Part> part(Expression parameter) {
        List<Expression> children = parameter.getChildren();
        if (parameter instanceof CrontabParameterExpression word) {
            Word name = switch (word.getType()) {
                case WILDCARD -> Word.ANY;
                case LASTDAY -> Word.LAST;
                case WEEKDAY -> Word.WEEKDAY;
                case LASTWEEKDAY -> Word.LAST_WEEKDAY;
            };
            boolean numbered = children != null && !children.isEmpty() && children.get(0) != null;
            Optional<ExprPlan> number = numbered ? number(children.get(0)) : Optional.empty();
            return numbered && number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Part(name, number, Optional.empty()));
        }
        if (parameter instanceof CrontabRangeExpression) {
            Optional<ExprPlan> low = number(children.get(0));
            Optional<ExprPlan> high = number(children.get(1));
            return low.isEmpty() || high.isEmpty() ? Optional.empty() : Optional.of(new Part(Word.RANGE, low, high));
        }
        boolean step = parameter instanceof CrontabFrequencyExpression;
        return number(step ? children.get(0) : parameter)
                .map(value -> new Part(step ? Word.STEP : Word.VALUE, Optional.of(value), Optional.empty()));
    }

    private Optional<ExprPlan> number(Expression expression) {
        return planner.plan(expression).plan().filter(plan -> plan.type().equals(ValueType.INT));
    }
}
