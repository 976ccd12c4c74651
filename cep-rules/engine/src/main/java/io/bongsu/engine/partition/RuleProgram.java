package io.bongsu.engine.partition;

import io.bongsu.engine.context.ContextProgram;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.expression.ContextSlot;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.statement.MachineProgram;
import io.bongsu.engine.statement.StatementProgram;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One rule, ready to be run: its statements, its filters by stream, the way from an event to its key.
 *
 * <p>Errors: PlanException when the plan does not fit the event types that the decoder produces.
 */
final class RuleProgram {
    /** Filter id for events of a key stream that pass no filter but start the rule's clock under their key. */
    static final int START_ONLY = (1 << RuleSet.FILTER_BITS) - 1;

    private final int slot;
    private final RulePlan plan;
    private final Map<String, EventType> types;
    private final List<String> available;
    private final Set<String> namedWindows;
    private final List<MachineProgram> machines;
    private final Optional<VariableValues.Program> variables;
    private final SortedMap<Integer, FilterProgram> filters = new TreeMap<>();
    /** Filters by stream, of events that are filtered here: those that statements insert, and those that are updated. */
    private final Map<String, List<FilterProgram>> insideFilters = new HashMap<>();

    private final EventUpdates updates;
    /** Place of the machine that a filter belongs to, by the filter's id. */
    private final int[] machineOfFilter;

    private final SortedSet<Integer> firstFilters = new TreeSet<>();
    /** By id, each filter as a list of its own. */
    private final List<List<FilterProgram>> alone = new ArrayList<>();

    private final boolean[] canStart;
    private final boolean startsTimers;
    private final Map<String, Evaluator[]> keys = new HashMap<>();
    private final Map<StatementProgram, Details> details = new IdentityHashMap<>();
    /** Types of events that only one statement makes and keeps. */
    private final Map<String, EventType> ownTypes = new HashMap<>();

    private final Scope scope = new Scope();
    private int keyClass;

    RuleProgram(int slot, RulePlan plan, Collection<EventType> available, Geography geography) {
        this.slot = slot;
        this.plan = plan;
        this.types = resolve(plan, available);
        this.available = available.stream().map(EventType::name).sorted().toList();
        this.variables = VariableValues.Program.of(plan);
        this.namedWindows = PlanParts.of(plan.statements(), WindowPlan.Shared.class).stream()
                .map(WindowPlan.Shared::name)
                .collect(Collectors.toCollection(TreeSet::new));
        this.machines = machines(geography);
        for (MachineProgram machine : machines) {
            filters.putAll(machine.filters());
            firstFilters.addAll(machine.firstFilters());
        }
        if (!filters.isEmpty() && filters.lastKey() >= START_ONLY) {
            throw new PlanException("a rule has fewer than " + START_ONLY + " filters, rule="
                    + plan.info().name());
        }
        this.machineOfFilter = machinesOfFilters();
        int ids = filters.isEmpty() ? 0 : filters.lastKey() + 1;
        this.canStart = new boolean[ids];
        for (int id = 0; id < ids; id++) {
            alone.add(filters.containsKey(id) ? List.of(filters.get(id)) : List.of());
            canStart[id] = firstFilters.contains(id);
        }
        this.startsTimers = machines.stream().anyMatch(MachineProgram::startsTimers);
        plan.derived().forEach(this::filterInside);
        this.updates = new EventUpdates(plan.updates(), types, geography);
        updates.streams().forEach(stream -> filterInside(types.get(stream)));
        for (KeyPlan.StreamKey key : plan.key().streams()) {
            keys.put(key.stream(), keyOf(key.stream(), key, geography));
        }
        for (KeyPlan.StreamKey key : plan.key().streams()) {
            for (EventType type : types.values()) {
                if (type.supertypes().contains(key.stream()) && !keys.containsKey(type.name())) {
                    keys.put(type.name(), keyOf(type.name(), key, geography));
                }
            }
        }
    }

    private void filterInside(EventType type) {
        insideFilters.put(
                type.name(),
                filters.values().stream()
                        .filter(filter -> type.isA(filter.stream()))
                        .toList());
    }

    /** Statements in text order; a context stands where its first statement does. */
    private List<MachineProgram> machines(Geography geography) {
        Map<String, ContextPlan> contexts = new HashMap<>();
        plan.contexts().forEach(context -> context.statements().forEach(name -> contexts.put(name, context)));
        List<MachineProgram> made = new ArrayList<>();
        Set<ContextPlan> done = new HashSet<>();
        for (StatementPlan statement : plan.statements()) {
            ContextPlan context = contexts.get(statement.name());
            if (context == null) {
                made.add(program(statement, geography, variables.map(VariableValues.Program::slot)));
            } else if (done.add(context)) {
                made.add(context(context, geography));
            }
        }
        return List.copyOf(made);
    }

    private ContextProgram context(ContextPlan context, Geography geography) {
        ContextSlot slot = new ContextSlot(context.properties());
        List<StatementProgram> under = plan.statements().stream()
                .filter(statement -> context.statements().contains(statement.name()))
                .map(statement -> program(statement, geography, Optional.of(slot)))
                .toList();
        return new ContextProgram(context, slot, under, types, geography);
    }

    private StatementProgram program(StatementPlan statement, Geography geography, Optional<ContextSlot> context) {
        StatementProgram program = new StatementProgram(statement, types, geography, context);
        details.put(program, new Details(statement.columns()));
        program.ownTypes().forEach(type -> ownTypes.put(type.name(), type));
        return program;
    }

    private int[] machinesOfFilters() {
        int[] places = new int[filters.isEmpty() ? 0 : filters.lastKey() + 1];
        for (int i = 0; i < machines.size(); i++) {
            for (int filter : machines.get(i).filters().keySet()) {
                places[filter] = i;
            }
        }
        return places;
    }

    private static Map<String, EventType> resolve(RulePlan plan, Collection<EventType> available) {
        Map<String, EventType> byName =
                available.stream().collect(Collectors.toMap(EventType::name, type -> type, (one, other) -> one));
        Map<String, EventType> types = new HashMap<>();
        for (EventType planned : plan.streams()) {
            EventType actual = byName.get(planned.name());
            if (actual == null) {
                throw new PlanException(
                        "a rule's stream must exist, rule=" + plan.info().name() + " stream=" + planned.name());
            }
            for (Field field : planned.fields()) {
                int index = actual.indexOf(field.name());
                if (index < 0 || !actual.fields().get(index).type().equals(field.type())) {
                    throw new PlanException("a stream must have the fields that the rule was compiled with, rule="
                            + plan.info().name() + " stream=" + planned.name() + " field=" + field.name());
                }
            }
            types.put(planned.name(), actual);
        }
        plan.derived().forEach(derived -> types.put(derived.name(), derived));
        return types;
    }

    private Evaluator[] keyOf(String stream, KeyPlan.StreamKey key, Geography geography) {
        EventType type = types.get(stream);
        if (type == null) {
            throw new PlanException("a key's stream must be known, stream=" + stream);
        }
        ExpressionCompiler compiler =
                new ExpressionCompiler(new Layout(Optional.of(type), List.of(), types), geography);
        return key.fields().stream()
                .map(path -> compiler.compile(path(type, path)))
                .toArray(Evaluator[]::new);
    }

    private static FieldRef path(EventType type, String path) {
        List<Step> steps = Arrays.stream(path.split("\\.")).map(Step::field).toList();
        EventType row = type;
        Field last = null;
        for (Step step : steps) {
            int index = row == null ? -1 : row.indexOf(step.name());
            if (index < 0) {
                throw new PlanException("a key's field must exist, stream=" + type.name() + " field=" + path);
            }
            last = row.fields().get(index);
            row = last.type().row().orElse(null);
        }
        if (last == null) {
            throw new PlanException("a key must have a field, stream=" + type.name());
        }
        return new FieldRef(FieldRef.OWN, steps, last.type());
    }

    /** Names of the windows that statements make for others to read. */
    Set<String> namedWindows() {
        return namedWindows;
    }

    int slot() {
        return slot;
    }

    RulePlan plan() {
        return plan;
    }

    Map<String, EventType> types() {
        return types;
    }

    /** Whether the rule can tell what the statement would select now. */
    boolean tellsContents(String statement) {
        return machines.stream().anyMatch(machine -> machine.tellsContents(statement));
    }

    /** The rule's variables under a key, as they are at the start; null where it has none. */
    VariableValues createVariables() {
        return variables.map(VariableValues::new).orElse(null);
    }

    List<MachineProgram> machines() {
        return machines;
    }

    /** Place of the machine that the filter, one of this rule's, belongs to. */
    int machineOf(FilterProgram filter) {
        return machineOfFilter[filter.id()];
    }

    Details details(StatementProgram statement) {
        return details.get(statement);
    }

    /** The rule's filters among the routed numbers {@code filters[from, end)}; numbers it has no filter for are passed over. */
    List<FilterProgram> passed(int[] filters, int from, int end) {
        if (end == from + 1) {
            int id = filters[from] & START_ONLY;
            return id < alone.size() ? alone.get(id) : List.of();
        }
        List<FilterProgram> passed = new ArrayList<>(end - from);
        for (int i = from; i < end; i++) {
            FilterProgram filter = this.filters.get(filters[i] & START_ONLY);
            if (filter != null) {
                passed.add(filter);
            }
        }
        return passed;
    }

    /** Whether an event that has passed the filter of this id can change a rule that keeps nothing yet. */
    boolean canStart(int id) {
        return startsTimers || !updates.streams().isEmpty() || (id < canStart.length && canStart[id]);
    }

    /** The given types and those that the rule derives. */
    Map<String, EventType> typesOf(Map<String, EventType> available) {
        if (plan.derived().isEmpty() && ownTypes.isEmpty()) {
            return available;
        }
        Map<String, EventType> all = new HashMap<>(available);
        all.putAll(types);
        all.putAll(ownTypes);
        return all;
    }

    Collection<FilterProgram> filters() {
        return filters.values();
    }

    /**
     * Streams whose every event must reach the rule: because its clock starts with the first event of a key, or because it
     * changes them.
     */
    List<String> startStreams() {
        Set<String> streams = new LinkedHashSet<>(startingTimers());
        plan.streams().stream()
                .map(EventType::name)
                .filter(updates.streams()::contains)
                .forEach(streams::add);
        return List.copyOf(streams);
    }

    private List<String> startingTimers() {
        if (!startsTimers) {
            return List.of();
        }
        if (filters.isEmpty()) {
            // Timers alone: any event at all tells that time has begun.
            return available;
        }
        return plan.key().streams().isEmpty()
                ? plan.streams().stream().map(EventType::name).toList()
                : plan.key().streams().stream()
                        .map(KeyPlan.StreamKey::stream)
                        .filter(stream -> !insideFilters.containsKey(stream))
                        .toList();
    }

    /** Whether the rule's clock runs before the first event, in the partition of this key. */
    boolean startsBefore(PartitionKey key) {
        return startsTimers && plan.key().mode() == KeyPlan.Mode.GLOBAL && key.equals(PartitionKey.GLOBAL);
    }

    /** The streams from outside whose events are events of the named one. */
    List<String> outside(String stream) {
        return plan.streams().stream()
                .filter(type -> type.isA(stream) && !insideFilters.containsKey(type.name()))
                .map(EventType::name)
                .toList();
    }

    /** Whether the rule changes events of the type before its statements see them. */
    boolean updates(EventType type) {
        return !updates.streams().isEmpty() && updates.streams().contains(type.name());
    }

    /** The event as the rule's statements see it; null where they do not. */
    Event updated(Event event, long nowMillis) {
        return updates.apply(event, nowMillis);
    }

    /** The rule's filters that an inserted or updated event passes. */
    List<FilterProgram> passedBy(Event derived) {
        List<FilterProgram> passed = new ArrayList<>();
        scope.own(derived);
        for (FilterProgram filter : insideFilters.getOrDefault(derived.type().name(), List.of())) {
            if (filter.passesFixed(scope)) {
                passed.add(filter);
            }
        }
        return passed;
    }

    /** Whether an event that passes these filters can change a rule that keeps nothing yet. */
    boolean canStart(List<FilterProgram> passed) {
        if (startsTimers) {
            return true;
        }
        for (FilterProgram filter : passed) {
            if (firstFilters.contains(filter.id())) {
                return true;
            }
        }
        return false;
    }

    /** Rules of one class have equal key plans: an event has one key for all of them. */
    void keyClass(int keyClass) {
        this.keyClass = keyClass;
    }

    int keyClass() {
        return keyClass;
    }

    /** The partition of an event. */
    PartitionKey keyOf(Event event) {
        switch (plan.key().mode()) {
            case GLOBAL:
                return PartitionKey.GLOBAL;
            case STATELESS:
                return PartitionKey.of(new Object[] {event.id()});
            default:
                Evaluator[] parts = keys.get(event.type().name());
                if (parts == null) {
                    throw new PlanException("a keyed rule has a key for each stream it reads, rule="
                            + plan.info().name() + " stream=" + event.type().name());
                }
                scope.own(event);
                Object[] values = new Object[parts.length];
                for (int i = 0; i < parts.length; i++) {
                    values[i] = parts[i].evaluate(scope);
                }
                return PartitionKey.of(values);
        }
    }

    /** The event type that a statement inserts into, if any. */
    Optional<EventType> insertedBy(StatementPlan statement) {
        return statement.insertInto().map(types::get);
    }
}
