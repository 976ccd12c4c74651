package io.bongsu.engine.calendar;

import io.bongsu.engine.calendar.CrontabField.Unit;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.CrontabPlan;
import io.bongsu.engine.plan.CrontabPlan.Part;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;

/**
 * A crontab whose values are computed when it is started.
 *
 * <p>Errors: IllegalArgumentException for values that make no crontab, also at compile time where all are constant.
 */
public final class CrontabProgram {
    private final CrontabPlan plan;
    private final ZoneId zone;
    private final Map<Part, Evaluator[]> values = new IdentityHashMap<>();
    private final Optional<Evaluator> zoneName;

    public CrontabProgram(CrontabPlan plan, ExpressionCompiler compiler, ZoneId zone) {
        this.plan = plan;
        this.zone = zone;
        compile(plan.minutes(), compiler);
        compile(plan.hours(), compiler);
        compile(plan.daysOfMonth(), compiler);
        compile(plan.months(), compiler);
        compile(plan.daysOfWeek(), compiler);
        plan.seconds().ifPresent(unit -> compile(unit, compiler));
        plan.milliseconds().ifPresent(unit -> compile(unit, compiler));
        this.zoneName = plan.zone().map(compiler::compile);
    }

    private void compile(CrontabPlan.Unit unit, ExpressionCompiler compiler) {
        for (Part part : unit.parts()) {
            values.put(part, new Evaluator[] {
                part.low().map(compiler::compile).orElse(null),
                part.high().map(compiler::compile).orElse(null)
            });
        }
    }

    /** The crontab for what is in scope. */
    public Crontab in(Scope scope) {
        CrontabField months = field(plan.months(), Unit.MONTH, scope);
        Optional<SpecialDay> ofMonth = special(plan.daysOfMonth(), false, months, scope);
        Optional<SpecialDay> ofWeek = special(plan.daysOfWeek(), true, months, scope);
        if (ofMonth.isPresent() && ofWeek.isPresent()) {
            throw new IllegalArgumentException("days are found by one rule, of the month or of the week");
        }
        CrontabField daysOfMonth = field(plan.daysOfMonth(), Unit.DAY_OF_MONTH, scope);
        CrontabField daysOfWeek = field(plan.daysOfWeek(), Unit.DAY_OF_WEEK, scope);
        if (daysOfMonth.only().isPresent() && !daysOfWeek.isAny()) {
            throw new IllegalArgumentException("one day of the month goes with any day of the week");
        }
        CrontabFields fields = new CrontabFields(
                field(plan.minutes(), Unit.MINUTE, scope),
                field(plan.hours(), Unit.HOUR, scope),
                daysOfMonth,
                months,
                daysOfWeek,
                plan.seconds().map(unit -> field(unit, Unit.SECOND, scope)),
                plan.milliseconds().map(unit -> field(unit, Unit.MILLISECOND, scope)));
        return new Crontab(
                fields,
                ofMonth.or(() -> ofWeek),
                zoneName.map(name -> zone(name, scope)).orElse(zone));
    }

    /** A name that is none means Greenwich, as in Esper. */
    private static ZoneId zone(Evaluator name, Scope scope) {
        return TimeZone.getTimeZone(String.valueOf(name.evaluate(scope))).toZoneId();
    }

    private CrontabField field(CrontabPlan.Unit plan, Unit unit, Scope scope) {
        BitSet found = new BitSet();
        for (Part part : plan.parts()) {
            switch (part.word()) {
                case ANY -> found.set(unit.min(), unit.max() + 1);
                case VALUE -> {
                    int value = value(part, 0, scope);
                    if (value < unit.min() || value > unit.max()) {
                        throw new IllegalArgumentException("a value must be one of its unit, value=" + value + " unit="
                                + unit + " from=" + unit.min() + " to=" + unit.max());
                    }
                    found.set(value);
                }
                case RANGE -> {
                    int low = Math.max(value(part, 0, scope), unit.min());
                    int high = Math.min(value(part, 1, scope), unit.max());
                    if (low > high) {
                        throw new IllegalArgumentException("a range goes up, low=" + low + " high=" + high);
                    }
                    found.set(low, high + 1);
                }
                case STEP -> {
                    int step = value(part, 0, scope);
                    if (step < 1) {
                        throw new IllegalArgumentException("a step must be > 0, got " + step);
                    }
                    for (int value = 0; value <= unit.max(); value += step) {
                        if (value >= unit.min()) {
                            found.set(value);
                        }
                    }
                    if (found.isEmpty()) {
                        throw new IllegalArgumentException("a step must meet a value, step=" + step + " unit=" + unit);
                    }
                }
                case LAST, WEEKDAY, LAST_WEEKDAY -> {
                    return CrontabField.ANY;
                }
            }
        }
        return CrontabField.of(unit, found);
    }

    private Optional<SpecialDay> special(CrontabPlan.Unit plan, boolean week, CrontabField months, Scope scope) {
        Part part = plan.parts().get(0);
        SpecialDay.Rule rule = switch (part.word()) {
            case LAST -> week ? SpecialDay.Rule.LAST_OF_WEEK : SpecialDay.Rule.LAST_OF_MONTH;
            case WEEKDAY -> SpecialDay.Rule.NEAREST_WEEKDAY;
            case LAST_WEEKDAY -> SpecialDay.Rule.LAST_WEEKDAY;
            case ANY, VALUE, RANGE, STEP -> null;
        };
        if (rule == null) {
            return Optional.empty();
        }
        if (plan.parts().size() > 1 || (week && rule != SpecialDay.Rule.LAST_OF_WEEK)) {
            throw new IllegalArgumentException("a rule for days stands alone in its place, rule=" + rule);
        }
        OptionalInt number = part.low().isPresent() ? OptionalInt.of(value(part, 0, scope)) : OptionalInt.empty();
        int most = rule == SpecialDay.Rule.NEAREST_WEEKDAY ? 31 : 6;
        if (number.isPresent() && (number.getAsInt() < 0 || number.getAsInt() > most)) {
            throw new IllegalArgumentException("a day must be at most " + most + ", got " + number.getAsInt());
        }
        return Optional.of(new SpecialDay(rule, number, months.only()));
    }

    private int value(Part part, int which, Scope scope) {
        Object value = values.get(part)[which].evaluate(scope);
        if (value instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException("a crontab's value must be an int, got " + value);
    }
}
