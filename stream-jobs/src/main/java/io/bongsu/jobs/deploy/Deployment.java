package io.bongsu.jobs.deploy;

import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The plans in force, each in its slot.
 *
 * <p>Shape: kept as the bundle's own bytes and, beside them, the next free slot and the slot of each plan in the bundle's
 * order (4 bytes each): ten thousand rules are two entries of state, not ten thousand.
 */
final class Deployment {
    /** No bundle has come. */
    static final Deployment NONE = new Deployment(new byte[0], new byte[Integer.BYTES], List.of());

    private final byte[] bundle;
    private final byte[] slots;
    private final int nextSlot;
    private final SortedMap<Integer, RulePlan> plans = new TreeMap<>();

    private Deployment(byte[] bundle, byte[] slots, List<RulePlan> inOrder) {
        this.bundle = bundle;
        this.slots = slots;
        ByteBuffer numbers = ByteBuffer.wrap(slots);
        this.nextSlot = numbers.getInt();
        for (RulePlan plan : inOrder) {
            plans.put(numbers.getInt(), plan);
        }
    }

    /** As {@link #bundle} and {@link #slots} say. */
    static Deployment of(byte[] bundle, byte[] slots) {
        return new Deployment(bundle, slots, PlanBinary.read(bundle));
    }

    /** Whether a bundle holds the same plans, in whatever order. */
    boolean holds(List<RulePlan> wanted) {
        return new HashSet<>(plans.values()).equals(new HashSet<>(wanted));
    }

    /** The deployment that follows: a plan that stays keeps its slot, a new one gets one that no plan had before. */
    Deployment next(byte[] wantedBundle, List<RulePlan> wanted) {
        Map<RulePlan, Integer> known = new HashMap<>();
        plans.forEach((slot, plan) -> known.put(plan, slot));
        int free = nextSlot;
        byte[] numbers = new byte[Integer.BYTES * (1 + wanted.size())];
        ByteBuffer taken = ByteBuffer.wrap(numbers);
        taken.putInt(0);
        for (RulePlan plan : wanted) {
            Integer kept = known.get(plan);
            if (kept == null) {
                kept = free++;
                known.put(plan, kept);
            }
            taken.putInt(kept);
        }
        taken.putInt(0, free);
        return new Deployment(wantedBundle, numbers, wanted);
    }

    byte[] bundle() {
        return bundle;
    }

    byte[] slots() {
        return slots;
    }

    SortedMap<Integer, RulePlan> plans() {
        return Collections.unmodifiableSortedMap(plans);
    }
}
