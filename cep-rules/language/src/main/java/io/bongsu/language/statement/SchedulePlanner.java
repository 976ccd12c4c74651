package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.NamedParameterExpression;
import com.espertech.esper.common.client.soda.TimePeriodExpression;
import io.bongsu.engine.calendar.IsoSchedule;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.schemas.ValueType;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans {@code timer:schedule}: what is given by name becomes its ISO-8601 text.
 *
 * <p>Errors: empty for parameters that are not constant, or that make no schedule.
 */
final class SchedulePlanner {
    Optional<PatternPlan> plan(List<Expression> parameters) {
        Map<String, Expression> named = new LinkedHashMap<>();
        for (Expression parameter : parameters) {
            if (parameter instanceof NamedParameterExpression one) {
                named.put(one.getName(), one.getChildren().get(0));
            }
        }
        Optional<String> text = named.containsKey("iso") ? constant(named.get("iso")) : composed(named);
        try {
            text.ifPresent(iso -> IsoSchedule.parse(iso, ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return text.map(iso -> new PatternPlan.Schedule(new ExprPlan.Literal(iso, ValueType.STRING)));
    }

    private static Optional<String> constant(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getConstant() != null
                ? Optional.of(String.valueOf(constant.getConstant()))
                : Optional.empty();
    }

    private static Optional<String> composed(Map<String, Expression> named) {
        StringBuilder text = new StringBuilder();
        if (named.containsKey("repetitions")) {
            Optional<String> times = constant(named.get("repetitions"));
            if (times.isEmpty() || !named.containsKey("period")) {
                return Optional.empty();
            }
            text.append('R').append(times.get().equals("-1") ? "" : times.get()).append('/');
        }
        if (named.containsKey("date")) {
            Optional<String> date =
                    named.get("date") instanceof ConstantExpression constant && constant.getConstant() instanceof String
                            ? constant(constant)
                            : Optional.empty();
            if (date.isEmpty()) {
                return Optional.empty();
            }
            text.append(date.get()).append(named.containsKey("period") ? "/" : "");
        }
        if (named.containsKey("period")) {
            Optional<String> period =
                    named.get("period") instanceof TimePeriodExpression length ? period(length) : Optional.empty();
            if (period.isEmpty()) {
                return Optional.empty();
            }
            text.append(period.get());
        }
        return Optional.of(text.toString());
    }

    private static Optional<String> period(TimePeriodExpression length) {
        StringBuilder date = new StringBuilder("P");
        StringBuilder time = new StringBuilder();
        boolean[] has = {
            length.isHasYears(),
            length.isHasMonths(),
            length.isHasWeeks(),
            length.isHasDays(),
            length.isHasHours(),
            length.isHasMinutes(),
            length.isHasSeconds(),
            length.isHasMilliseconds(),
            length.isHasMicroseconds()
        };
        int child = 0;
        for (int i = 0; i < has.length; i++) {
            if (!has[i]) {
                continue;
            }
            boolean whole = length.getChildren().get(child) instanceof ConstantExpression constant
                    && constant.getConstant() instanceof Integer;
            if (!whole || i > 6) {
                return Optional.empty();
            }
            (i < 4 ? date : time)
                    .append(((ConstantExpression) length.getChildren().get(child)).getConstant())
                    .append("YMWDHMS".charAt(i));
            child++;
        }
        return Optional.of(time.isEmpty() ? date.toString() : date + "T" + time);
    }
}
