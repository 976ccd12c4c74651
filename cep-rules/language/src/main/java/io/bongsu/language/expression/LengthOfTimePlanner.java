package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.TimePeriodExpression;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.language.diagnose.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans a constant length of time, calendar months among them.
 *
 * <p>Errors: CEP-4104 for one that is not constant.
 */
public final class LengthOfTimePlanner {
    private static final long DAY = 86_400_000L;
    private static final int MONTHS_PER_YEAR = 12;

    private final ExpressionPlanner planner;

    public LengthOfTimePlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    /** Whether a length of time is written with years or months. */
    public static boolean hasMonths(Expression expression) {
        return expression instanceof TimePeriodExpression period && (period.isHasYears() || period.isHasMonths());
    }

    public Optional<LengthOfTime> plan(Expression expression) {
        if (hasMonths(expression)) {
            return calendar((TimePeriodExpression) expression);
        }
        Typed length = new DurationPlanner(planner).plan(expression);
        if (length.isBroken()) {
            return Optional.empty();
        }
        if (length.get() instanceof ExprPlan.Literal literal && literal.value() instanceof Long millis) {
            return Optional.of(LengthOfTime.ofMillis(millis));
        }
        return length.get() instanceof ExprPlan.TimePeriod period ? sum(period) : notConstant();
    }

    private Optional<LengthOfTime> notConstant() {
        planner.error(
                ErrorCode.UNSUPPORTED_WINDOW,
                Optional.empty(),
                "this data window is not supported yet: a length of time that is not constant",
                "");
        return Optional.empty();
    }

    private Optional<LengthOfTime> sum(ExprPlan.TimePeriod period) {
        double seconds = 0;
        for (ExprPlan.TimePart part : period.parts()) {
            Optional<Number> amount = constant(part.amount());
            if (amount.isEmpty()) {
                return notConstant();
            }
            seconds += amount.get().doubleValue() * part.unitMillis() / 1000d;
        }
        long millis = Math.round(seconds * 1000d);
        return millis > 0 ? Optional.of(LengthOfTime.ofMillis(millis)) : notConstant();
    }

    private Optional<LengthOfTime> calendar(TimePeriodExpression period) {
        List<Long> amounts = new ArrayList<>();
        for (Expression child : period.getChildren()) {
            Optional<Number> amount = planner.plan(child).plan().flatMap(LengthOfTimePlanner::constant);
            if (amount.isEmpty() || amount.get().doubleValue() != amount.get().longValue()) {
                return notConstant();
            }
            amounts.add(amount.get().longValue());
        }
        int next = 0;
        long months = 0;
        months += period.isHasYears() ? MONTHS_PER_YEAR * amounts.get(next++) : 0;
        months += period.isHasMonths() ? amounts.get(next++) : 0;
        long millis = 0;
        millis += period.isHasWeeks() ? 7 * DAY * amounts.get(next++) : 0;
        millis += period.isHasDays() ? DAY * amounts.get(next++) : 0;
        millis += period.isHasHours() ? 3_600_000L * amounts.get(next++) : 0;
        millis += period.isHasMinutes() ? 60_000L * amounts.get(next++) : 0;
        millis += period.isHasSeconds() ? 1_000L * amounts.get(next++) : 0;
        millis += period.isHasMilliseconds() ? amounts.get(next++) : 0;
        boolean possible = !period.isHasMicroseconds()
                && months >= 0
                && millis >= 0
                && months + millis > 0
                && months <= Integer.MAX_VALUE;
        return possible ? Optional.of(new LengthOfTime((int) months, millis)) : notConstant();
    }

    /** The value of an expression of numbers alone. */
    public static Optional<Number> constant(ExprPlan expression) {
        boolean constant = isConstant(expression);
        Object value = constant
                ? new ExpressionCompiler(new Layout(Optional.empty(), List.of(), Map.of()), Geography.EMPTY)
                        .compile(expression)
                        .evaluate(new io.bongsu.engine.expression.Scope())
                : null;
        return value instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    private static boolean isConstant(ExprPlan expression) {
        if (expression instanceof ExprPlan.Arithmetic arithmetic) {
            return isConstant(arithmetic.left()) && isConstant(arithmetic.right());
        }
        return expression instanceof ExprPlan.Negate negate
                ? isConstant(negate.operand())
                : expression instanceof ExprPlan.Literal;
    }
}
