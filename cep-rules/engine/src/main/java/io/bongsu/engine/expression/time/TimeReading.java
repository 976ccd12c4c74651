package io.bongsu.engine.expression.time;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan.TimeCall;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.TimeField;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Date-time methods that read a point in time: get, format, the conversions, between. Null from null. */
@SuppressWarnings("JavaUtilDate") // a value that EPL has
final class TimeReading {
    private TimeReading() {}

    static Evaluator get(Evaluator time, TimeField field) {
        return scope -> {
            Object value = time.evaluate(scope);
            if (value instanceof Temporal temporal) {
                return temporal.get(Fields.chrono(field));
            }
            return value == null ? null : (Object) Moments.calendar(value).get(Fields.calendar(field));
        };
    }

    static Evaluator toDate(Evaluator time) {
        return scope -> {
            Long millis = Moments.millis(time.evaluate(scope));
            return millis == null ? null : new Date(millis);
        };
    }

    static Evaluator toCalendar(Evaluator time) {
        return scope -> {
            Object value = time.evaluate(scope);
            return value == null ? null : Moments.calendar(value);
        };
    }

    static Evaluator toMillisec(Evaluator time) {
        return scope -> Moments.millis(time.evaluate(scope));
    }

    /** With the pattern, or as the kind of time is written by itself. */
    static Evaluator format(TimeCall plan, Evaluator time, List<Evaluator> pattern) {
        boolean local = switch (plan.time().type().kind()) {
            case LOCAL_DATE_TIME, ZONED_DATE_TIME -> true;
            default -> false;
        };
        String text = pattern.isEmpty() ? null : (String) pattern.get(0).evaluate(new Scope());
        try {
            return local ? temporal(time, text) : date(time, text);
        } catch (IllegalArgumentException e) {
            throw new PlanException("a pattern must be one of Java's, pattern=" + text);
        }
    }

    private static Evaluator temporal(Evaluator time, String pattern) {
        DateTimeFormatter formatter =
                pattern == null ? DateTimeFormatter.ISO_DATE_TIME : DateTimeFormatter.ofPattern(pattern, Locale.US);
        return scope -> {
            try {
                return time.evaluate(scope) instanceof Temporal temporal ? formatter.format(temporal) : null;
            } catch (DateTimeException impossible) {
                return null;
            }
        };
    }

    private static Evaluator date(Evaluator time, String pattern) {
        DateFormat format = pattern == null
                ? DateFormat.getDateTimeInstance(DateFormat.SHORT, DateFormat.SHORT, Locale.US)
                : new SimpleDateFormat(pattern, Locale.US);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return scope -> {
            Long millis = Moments.millis(time.evaluate(scope));
            return millis == null ? null : ((DateFormat) format.clone()).format(new Date(millis));
        };
    }

    /** Bounds in either order; a bound that does not count is told by the third and fourth argument. */
    static Evaluator between(Evaluator time, List<Evaluator> arguments) {
        return scope -> {
            Long at = Moments.millis(time.evaluate(scope));
            Long from = Moments.millis(arguments.get(0).evaluate(scope));
            Long to = Moments.millis(arguments.get(1).evaluate(scope));
            if (at == null || from == null || to == null) {
                return null;
            }
            boolean withLow = true;
            boolean withHigh = true;
            if (arguments.size() > 2) {
                Object low = arguments.get(2).evaluate(scope);
                Object high = arguments.get(3).evaluate(scope);
                if (low == null || high == null) {
                    return null;
                }
                withLow = (Boolean) low;
                withHigh = (Boolean) high;
            }
            return from > to ? within(at, to, from, withLow, withHigh) : within(at, from, to, withLow, withHigh);
        };
    }

    private static boolean within(long at, long low, long high, boolean withLow, boolean withHigh) {
        return (withLow ? at >= low : at > low) && (withHigh ? at <= high : at < high);
    }
}
