package io.bongsu.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Crontabs as EPL writes them, and the expressions in them. */
public final class CrontabText {
    private CrontabText() {}

    public static String of(CrontabPlan crontab) {
        List<String> units = new ArrayList<>();
        for (CrontabPlan.Unit unit : units(crontab)) {
            units.add(unit(unit));
        }
        crontab.zone().ifPresent(zone -> units.add(Math.min(6, units.size()), ExprText.of(zone)));
        return String.join(", ", units);
    }

    /** The expressions of a crontab. */
    static List<ExprPlan> expressions(CrontabPlan crontab) {
        List<ExprPlan> expressions = new ArrayList<>();
        for (CrontabPlan.Unit unit : units(crontab)) {
            for (CrontabPlan.Part part : unit.parts()) {
                part.low().ifPresent(expressions::add);
                part.high().ifPresent(expressions::add);
            }
        }
        crontab.zone().ifPresent(expressions::add);
        return expressions;
    }

    private static List<CrontabPlan.Unit> units(CrontabPlan crontab) {
        List<CrontabPlan.Unit> units = new ArrayList<>(List.of(
                crontab.minutes(), crontab.hours(), crontab.daysOfMonth(), crontab.months(), crontab.daysOfWeek()));
        crontab.seconds().ifPresent(units::add);
        crontab.milliseconds().ifPresent(units::add);
        return units;
    }

    private static String unit(CrontabPlan.Unit unit) {
        return unit.parts().size() == 1
                ? part(unit.parts().get(0))
                : unit.parts().stream().map(CrontabText::part).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String part(CrontabPlan.Part part) {
        return switch (part.word()) {
            case ANY -> "*";
            case VALUE -> text(part.low());
            case RANGE -> text(part.low()) + ":" + text(part.high());
            case STEP -> "*/" + text(part.low());
            case LAST -> part.low().map(day -> ExprText.of(day) + " ").orElse("") + "last";
            case WEEKDAY -> text(part.low()) + " weekday";
            case LAST_WEEKDAY -> "lastweekday";
        };
    }

    private static String text(Optional<ExprPlan> expression) {
        return expression.map(ExprText::of).orElse("");
    }
}
