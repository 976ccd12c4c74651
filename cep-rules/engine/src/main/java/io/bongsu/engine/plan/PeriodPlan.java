package io.bongsu.engine.plan;

import java.util.List;

/** A length of time in calendar units, largest first, one amount a unit; one amount without a unit is in ms. */
public record PeriodPlan(List<TimeField> units, List<ExprPlan> amounts) {
    public PeriodPlan {
        units = List.copyOf(units);
        amounts = List.copyOf(amounts);
    }

    /** Whether its length depends on when it begins. */
    public boolean isCalendar() {
        return units.contains(TimeField.MONTH) || units.contains(TimeField.YEAR);
    }
}
