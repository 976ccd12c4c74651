package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventType;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * The programs of all deployed rules, and the filter index they share. Immutable; rebuilt when a rule comes or goes.
 *
 * <p>Shape: each rule has a slot (0 to 32,767), stable while the rule is deployed.
 *
 * <p>Errors: {@link io.bongsu.engine.plan.PlanException} when a plan does not fit the event types.
 */
public final class RuleSet {
    /** Bits of a routed filter number that hold the filter's id within its rule. */
    public static final int FILTER_BITS = 16;

    private RuleSet() {}

    /** Builds programs for {@code plans} by slot, against the event types that the decoder produces. */
    public static RuleSet of(
            SortedMap<Integer, RulePlan> plans, Collection<EventType> types, Geography geography) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Where the event is wanted: once per distinct partition key, in order of first filter. Empty: nowhere. */
    public List<RoutedEvent> route(Event event) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Plans by slot. */
    public SortedMap<Integer, RulePlan> plans() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Longest time, ms, that any rule's chain of timers and windows can take: the sum over its durations, the largest of all rules. */
    public long longestMillis() {
        throw new UnsupportedOperationException("not yet");
    }
}
