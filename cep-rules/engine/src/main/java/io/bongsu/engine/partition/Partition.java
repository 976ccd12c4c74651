package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.Row;
import io.bongsu.engine.statement.StatementProgram;
import io.bongsu.schemas.EventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All rules' state under one key: a sort buffer of events not yet due and a state per rule.
 *
 * <p>Shape: not thread safe. Use: {@link #offer} events, {@link #advance} when the watermark moves, ask {@link
 * #nextDueMillis} when to come back; {@link #encode} and {@link #decode} at any moment between. A rule whose state is what
 * it would be at its start is forgotten.
 *
 * <p>Cost: an event that changes nothing allocates only its place in the buffer.
 *
 * <p>Errors: a chain of inserted events longer than {@link #MAX_INSERTED} per step is cut off and counted.
 */
public final class Partition {
    /** Nothing is due. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Inserted events that one event or one moment may cause, over all rules: guards against rules that feed themselves. */
    public static final int MAX_INSERTED = 100_000;

    private static final int VERSION = 1;

    private final PartitionKey key;
    private final TreeMap<Event, RoutedEvent> buffer = new TreeMap<>(EventOrder.INSTANCE);
    private final SortedMap<Integer, RuleState> states = new TreeMap<>();
    private final ArrayDeque<Inserted> inserted = new ArrayDeque<>();
    private long sequence;

    /** Events inserted by each rule at {@link #numberedMillis}; not kept, as no advance ends within a moment. */
    private final Map<Integer, Integer> numbers = new HashMap<>();

    private long numberedMillis = Long.MIN_VALUE;
    private long cutOff;
    private long nowMillis;
    private Consumer<Detection> out;

    /** An event that a rule inserted, to be seen by that rule once all its statements saw the original. */
    private record Inserted(RuleProgram rule, Event event) {}

    public Partition(PartitionKey key) {
        this.key = key;
    }

    public PartitionKey key() {
        return key;
    }

    /** Buffers an event whose time is after the last advance. False: the same event (type, time, id) is already there. */
    public boolean offer(RoutedEvent event) {
        return buffer.putIfAbsent(event.event(), event) == null;
    }

    /**
     * Processes, in time order, all buffered events and timers due at or before {@code watermarkMillis}; timers of a time
     * go before events of it.
     */
    public void advance(long watermarkMillis, RuleSet rules, Consumer<Detection> out) {
        this.out = out;
        while (true) {
            long nextEvent = buffer.isEmpty() ? NEVER : buffer.firstKey().timeMillis();
            long nextTimer = nextTimerMillis();
            if (Math.min(nextEvent, nextTimer) > watermarkMillis || (nextEvent == NEVER && nextTimer == NEVER)) {
                break;
            }
            if (nextTimer <= nextEvent) {
                nowMillis = nextTimer;
                states.values().forEach(state -> state.onTime(nextTimer));
            } else {
                nowMillis = nextEvent;
                process(buffer.pollFirstEntry().getValue(), rules);
            }
            settle();
        }
        this.out = null;
    }

    /**
     * Starts the rules whose clock runs without any event, where they have this one partition. A rule that is not started
     * here starts with the first event that it wants.
     */
    public void start(long timeMillis, RuleSet rules, Consumer<Detection> out) {
        this.out = out;
        nowMillis = timeMillis;
        for (RuleProgram rule : rules.startedBefore(key)) {
            states.computeIfAbsent(rule.slot(), slot -> RuleState.start(rule, nowMillis, this::row));
        }
        settle();
        this.out = null;
    }

    /**
     * As {@link #advance}, but with a clock that jumps: what became due on the way happens at its end, once. No event may
     * be buffered.
     */
    public void jump(long timeMillis, Consumer<Detection> out) {
        this.out = out;
        nowMillis = timeMillis;
        states.values().forEach(state -> state.onTime(timeMillis));
        settle();
        this.out = null;
    }

    private void settle() {
        drainInserted();
        states.values().removeIf(RuleState::isInitial);
    }

    private void process(RoutedEvent routed, RuleSet rules) {
        int[] filters = routed.filters();
        int i = 0;
        while (i < filters.length) {
            int slot = filters[i] >>> RuleSet.FILTER_BITS;
            RuleProgram rule = rules.program(slot);
            List<FilterProgram> passed = new ArrayList<>(2);
            for (; i < filters.length && filters[i] >>> RuleSet.FILTER_BITS == slot; i++) {
                int id = filters[i] & RuleProgram.START_ONLY;
                FilterProgram filter = rule == null || id == RuleProgram.START_ONLY ? null : rule.filter(id);
                if (filter != null) {
                    passed.add(filter);
                }
            }
            if (rule != null) {
                feed(rule, routed.event(), passed);
            }
        }
    }

    private void feed(RuleProgram rule, Event event, List<FilterProgram> passed) {
        RuleState state = states.get(rule.slot());
        if (state == null) {
            if (!rule.canStart(passed)) {
                return;
            }
            state = RuleState.start(rule, nowMillis, this::row);
            states.put(rule.slot(), state);
        }
        state.onEvent(event, passed, nowMillis);
    }

    private void drainInserted() {
        int count = 0;
        while (!inserted.isEmpty()) {
            Inserted next = inserted.remove();
            if (++count > MAX_INSERTED) {
                cutOff += 1 + inserted.size();
                inserted.clear();
                return;
            }
            List<FilterProgram> passed = next.rule().passedBy(next.event());
            if (!passed.isEmpty()) {
                feed(next.rule(), next.event(), passed);
            }
        }
    }

    private void row(RuleProgram rule, StatementProgram statement, Row row) {
        StatementPlan plan = statement.plan();
        long number = sequence++;
        rule.insertedBy(plan).ifPresent(type -> insert(rule, plan, type, row));
        if (plan.role() != Role.STEP) {
            out.accept(new Detection(
                    rule.slot(),
                    plan.role(),
                    plan.name(),
                    nowMillis,
                    key,
                    number,
                    row.tenant(),
                    rule.details(statement).of(row.values()),
                    row.evidence()));
        }
    }

    private void insert(RuleProgram rule, StatementPlan plan, EventType type, Row row) {
        Object[] values = new Object[type.fields().size()];
        for (int i = 0; i < plan.columns().size(); i++) {
            int index = type.indexOf(plan.columns().get(i).name());
            if (index >= 0) {
                values[index] = row.values()[i];
            }
        }
        String id = insertedId(rule, type);
        fill(type, values, "ts", nowMillis);
        fill(type, values, "eventId", id);
        fill(type, values, "tenant", row.tenant());
        inserted.add(new Inserted(rule, Event.derived(type, nowMillis, id, values, row.evidence())));
    }

    /** Counts within one rule and one moment: no other rule and no earlier history of the partition may show in it. */
    private String insertedId(RuleProgram rule, EventType type) {
        if (numberedMillis != nowMillis) {
            numberedMillis = nowMillis;
            numbers.clear();
        }
        int number = numbers.merge(rule.slot(), 1, Integer::sum) - 1;
        return type.name() + "@" + nowMillis + "#" + number;
    }

    private static void fill(EventType type, Object[] values, String field, Object value) {
        int index = type.indexOf(field);
        if (index >= 0 && values[index] == null) {
            values[index] = value;
        }
    }

    private long nextTimerMillis() {
        long next = NEVER;
        for (RuleState state : states.values()) {
            next = Math.min(next, state.nextDueMillis());
        }
        return next;
    }

    /** Earliest time at which {@link #advance} has something to do, or {@link #NEVER}. */
    public long nextDueMillis() {
        long nextTimer = nextTimerMillis();
        return buffer.isEmpty()
                ? nextTimer
                : Math.min(nextTimer, buffer.firstKey().timeMillis());
    }

    /** Whether nothing is kept: the partition can be forgotten. */
    public boolean isEmpty() {
        return buffer.isEmpty() && states.isEmpty();
    }

    /** Inserted events that were cut off since the last call. */
    public long takeCutOff() {
        long count = cutOff;
        cutOff = 0;
        return count;
    }

    public byte[] encode(RuleSet rules) {
        StateOutput state = new StateOutput();
        state.writeByte(VERSION);
        state.writeLong(nowMillis);
        state.writeLong(sequence);
        state.writeSize(buffer.size());
        for (RoutedEvent routed : buffer.values()) {
            state.writeEvent(routed.event());
            state.writeSize(routed.filters().length);
            for (int filter : routed.filters()) {
                state.writeSize(filter);
            }
        }
        state.writeSize(states.size());
        states.forEach((slot, ruleState) -> {
            state.writeSize(slot);
            state.writeSection(ruleState::write);
        });
        return state.toByteArray();
    }

    /**
     * A partition as it was encoded. What a rule kept that is no longer deployed is dropped.
     *
     * <p>Errors: {@link StateException} for bytes that are not a partition's state.
     */
    public static Partition decode(PartitionKey key, byte[] bytes, RuleSet rules) {
        Map<String, EventType> types = new HashMap<>(rules.types());
        StateInput in = new StateInput(bytes, types);
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException("a partition's state has a known version, version=" + version + " key=" + key);
        }
        Partition partition = new Partition(key);
        partition.nowMillis = in.readLong();
        partition.sequence = in.readLong();
        int buffered = in.readCount();
        for (int i = 0; i < buffered; i++) {
            Event event = in.readEvent();
            int[] filters = new int[in.readCount()];
            for (int n = 0; n < filters.length; n++) {
                filters[n] = in.readSize();
            }
            partition.offer(new RoutedEvent(key, event, filters));
        }
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            int slot = in.readSize();
            RuleProgram rule = rules.program(slot);
            in.readSection(section -> {
                if (rule != null) {
                    section.types(withDerived(rules.types(), rule));
                    partition.states.put(slot, RuleState.read(section, rule, partition.nowMillis, partition::row));
                }
            });
            in.types(types);
        }
        return partition;
    }

    private static Map<String, EventType> withDerived(Map<String, EventType> types, RuleProgram rule) {
        Map<String, EventType> all = new HashMap<>(types);
        all.putAll(rule.types());
        return all;
    }
}
