package io.bongsu.engine.alert;

import io.bongsu.engine.plan.RulePlan;
import java.util.SortedMap;

/** The alert programs of all deployed rules by slot. */
public final class AlertPrograms {
    private final AlertProgram[] bySlot;

    public AlertPrograms(SortedMap<Integer, RulePlan> plans) {
        bySlot = new AlertProgram[plans.isEmpty() ? 0 : plans.lastKey() + 1];
        plans.forEach((slot, plan) -> bySlot[slot] = new AlertProgram(plan));
    }

    /** Null for a slot without a rule. */
    public AlertProgram get(int slot) {
        return slot < bySlot.length ? bySlot[slot] : null;
    }
}
