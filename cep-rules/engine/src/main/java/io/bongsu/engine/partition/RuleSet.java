package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.filter.FilterIndex;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventType;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The programs of all deployed rules, and the filter index they share; rebuilt when a rule comes or goes.
 *
 * <p>Shape: each rule has a slot (0 to 32,767), stable while the rule is deployed. One thread: programs reuse scratch space.
 *
 * <p>Errors: {@link PlanException} when a plan does not fit the event types.
 */
public final class RuleSet {
    /** Bits of a routed filter number that hold the filter's id within its rule. */
    public static final int FILTER_BITS = 16;

    private static final int MAX_SLOT = Short.MAX_VALUE;

    private final SortedMap<Integer, RuleProgram> programs = new TreeMap<>();
    private final SortedMap<Integer, RulePlan> plans;
    private final Map<String, EventType> types = new HashMap<>();
    private final Map<String, FilterIndex> indexes = new HashMap<>();
    private final IntArrayList passed = new IntArrayList();

    private RuleSet(SortedMap<Integer, RulePlan> plans) {
        this.plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    }

    /** Builds programs for {@code plans} by slot, against the event types that the decoder produces. */
    public static RuleSet of(SortedMap<Integer, RulePlan> plans, Collection<EventType> types, Geography geography) {
        RuleSet rules = new RuleSet(plans);
        types.forEach(type -> rules.types.put(type.name(), type));
        plans.forEach((slot, plan) -> {
            if (slot < 0 || slot > MAX_SLOT) {
                throw new PlanException("a rule's slot lies in 0 to " + MAX_SLOT + ", slot=" + slot);
            }
            rules.programs.put(slot, new RuleProgram(slot, plan, types, geography));
        });
        rules.buildIndexes(geography);
        return rules;
    }

    private void buildIndexes(Geography geography) {
        Map<String, List<FilterIndex.Entry>> entries = new LinkedHashMap<>();
        for (RuleProgram program : programs.values()) {
            int base = program.slot() << FILTER_BITS;
            for (FilterProgram filter : program.filters()) {
                if (!program.isDerived(filter.stream())) {
                    entries.computeIfAbsent(filter.stream(), stream -> new ArrayList<>())
                            .add(new FilterIndex.Entry(base | filter.id(), filter.fixed()));
                }
            }
            for (String stream : program.startStreams()) {
                entries.computeIfAbsent(stream, unused -> new ArrayList<>())
                        .add(new FilterIndex.Entry(base | RuleProgram.START_ONLY, List.of()));
            }
        }
        entries.forEach((stream, filters) -> indexes.put(
                stream,
                new FilterIndex(
                        filters,
                        new ExpressionCompiler(
                                new Layout(Optional.of(types.get(stream)), List.of(), types), geography))));
    }

    /** Where the event is wanted: once per distinct partition key, in order of first filter. Empty: nowhere. */
    public List<RoutedEvent> route(Event event) {
        return wants(event) ? routeWanted(event) : List.of();
    }

    /**
     * Whether any rule wants the event, which needs to have only the fields that {@link FieldsRead#byFilters filters ask
     * for}; it is not kept, and nothing is allocated.
     */
    public boolean wants(Event event) {
        FilterIndex index = indexes.get(event.type().name());
        passed.clear();
        if (index != null) {
            index.match(event, passed);
        }
        return !passed.isEmpty();
    }

    /** {@link #route} for the event that {@link #wants} was asked about last, now with all fields that rules read. */
    public List<RoutedEvent> routeWanted(Event event) {
        Map<PartitionKey, IntArrayList> byKey = new LinkedHashMap<>(2);
        int rule = -1;
        IntArrayList ofKey = null;
        for (int i = 0; i < passed.size(); i++) {
            int filter = passed.getInt(i);
            int slot = filter >>> FILTER_BITS;
            if (slot != rule) {
                rule = slot;
                ofKey = byKey.computeIfAbsent(programs.get(slot).keyOf(event), key -> new IntArrayList(2));
            }
            ofKey.add(filter);
        }
        List<RoutedEvent> routed = new ArrayList<>(byKey.size());
        byKey.forEach((key, filters) -> routed.add(new RoutedEvent(key, event, filters.toIntArray())));
        return routed;
    }

    /** What the rules read of each stream. */
    public FieldsRead fieldsRead() {
        return FieldsRead.of(plans.values());
    }

    /** Plans by slot. */
    public SortedMap<Integer, RulePlan> plans() {
        return plans;
    }

    /** Event types by name, as the decoder produces them. */
    Map<String, EventType> types() {
        return types;
    }

    /** The rules whose clock runs under the key before the first event, by slot. */
    List<RuleProgram> startedBefore(PartitionKey key) {
        return programs.values().stream()
                .filter(program -> program.startsBefore(key))
                .toList();
    }

    /** Null for a slot without a rule. */
    RuleProgram program(int slot) {
        return programs.get(slot);
    }

    /**
     * Longest time, ms, that any rule's chain of timers and windows can take: the sum over its constant durations, the
     * largest of all rules.
     */
    public long longestMillis() {
        return plans.values().stream().mapToLong(Durations::sumMillis).max().orElse(0);
    }
}
