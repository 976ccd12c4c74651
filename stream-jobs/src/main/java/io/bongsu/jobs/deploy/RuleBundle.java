package io.bongsu.jobs.deploy;

import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventType;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of a job as they were compiled: bytes, and what they say.
 *
 * <p>Errors: {@link io.bongsu.engine.plan.PlanException} for bytes that are no bundle, or plans that do not fit the types.
 */
public final class RuleBundle {
    private final byte[] bytes;
    private final List<RulePlan> plans;

    public RuleBundle(byte[] bytes) {
        this.bytes = bytes.clone();
        this.plans = PlanBinary.read(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public List<RulePlan> plans() {
        return plans;
    }

    /** Names of the streams that some rule reads, ascending. */
    public SortedSet<String> streams() {
        SortedSet<String> names = new TreeSet<>();
        plans.forEach(plan -> plan.streams().forEach(type -> names.add(type.name())));
        plans.forEach(plan -> plan.derived().forEach(type -> names.remove(type.name())));
        return names;
    }

    /** Longest time, ms of event time, that any rule may still wait after the last event. */
    public long longestMillis(Collection<EventType> types, Geography geography) {
        SortedMap<Integer, RulePlan> bySlot = new TreeMap<>();
        for (int slot = 0; slot < plans.size(); slot++) {
            bySlot.put(slot, plans.get(slot));
        }
        return RuleSet.of(bySlot, types, geography).longestMillis();
    }
}
