package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.filter.FilterIndex;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventType;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
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
    private final FiltersByKey byKey = new FiltersByKey();
    private final Int2ObjectOpenHashMap<int[]> alone = new Int2ObjectOpenHashMap<>();
    private RuleProgram[] bySlot = {};

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
        rules.bySlot = new RuleProgram[rules.programs.isEmpty() ? 0 : rules.programs.lastKey() + 1];
        Map<KeyPlan, Integer> classes = new HashMap<>();
        rules.programs.forEach((slot, program) -> {
            rules.bySlot[slot] = program;
            program.keyClass(classes.computeIfAbsent(program.plan().key(), key -> classes.size()));
        });
        rules.buildIndexes(geography);
        return rules;
    }

    private void buildIndexes(Geography geography) {
        Map<String, List<FilterIndex.Entry>> entries = new LinkedHashMap<>();
        for (RuleProgram program : programs.values()) {
            int base = program.slot() << FILTER_BITS;
            for (FilterProgram filter : program.filters()) {
                for (String stream : program.outside(filter.stream())) {
                    entries.computeIfAbsent(stream, unused -> new ArrayList<>())
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
        byKey.begin();
        for (int from = 0; from < passed.size(); ) {
            int end = endOfRule(from);
            RuleProgram rule = program(passed.getInt(from) >>> FILTER_BITS);
            byKey.add(rule, event, passed, from, end);
            from = end;
        }
        if (byKey.size() == 1) {
            return List.of(new RoutedEvent(byKey.key(0), event, filters(passed)));
        }
        List<RoutedEvent> routed = new ArrayList<>(byKey.size());
        for (int i = 0; i < byKey.size(); i++) {
            routed.add(new RoutedEvent(byKey.key(i), event, filters(byKey.filters(i))));
        }
        return routed;
    }

    private int endOfRule(int from) {
        int slot = passed.getInt(from) >>> FILTER_BITS;
        int end = from + 1;
        while (end < passed.size() && passed.getInt(end) >>> FILTER_BITS == slot) {
            end++;
        }
        return end;
    }

    /** The numbers as an array: of one number always the same array. */
    private int[] filters(IntArrayList numbers) {
        if (numbers.size() == 1) {
            return alone.computeIfAbsent(numbers.getInt(0), number -> new int[] {number});
        }
        return numbers.toIntArray();
    }

    /** Whether an event that has passed these filters can change a partition that keeps nothing. */
    public boolean canStart(int[] filters) {
        for (int filter : filters) {
            RuleProgram rule = program(filter >>> FILTER_BITS);
            if (rule != null && rule.canStart(filter & RuleProgram.START_ONLY)) {
                return true;
            }
        }
        return false;
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

    /** Whether the rule of the slot can tell what the statement would select now. */
    public boolean tellsContents(int slot, String statement) {
        RuleProgram rule = program(slot);
        return rule != null && rule.tellsContents(statement);
    }

    /** Null for a slot without a rule. */
    RuleProgram program(int slot) {
        return slot < bySlot.length ? bySlot[slot] : null;
    }

    /**
     * Longest time, ms, that any rule's chain of timers and windows can take: the sum over its constant durations, the
     * largest of all rules.
     */
    public long longestMillis() {
        return plans.values().stream().mapToLong(Durations::sumMillis).max().orElse(0);
    }
}
