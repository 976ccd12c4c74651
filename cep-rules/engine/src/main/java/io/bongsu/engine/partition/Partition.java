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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * All rules' state under one key.
 *
 * <p>Shape: not thread safe. Use: {@link #process} events in the order of {@link PendingEvents}, {@link #advance} when the
 * watermark has passed them, ask {@link #nextDueMillis} when to come back; {@link #encode} and {@link #decode} at any moment
 * between. A rule whose state is what it would be at its start is forgotten.
 *
 * <p>Cost: an event costs what the rules do that want it, however many rules keep something here.
 *
 * <p>Errors: a chain of inserted events longer than {@link #MAX_INSERTED} per step is cut off and counted.
 */
public final class Partition implements RuleState.Rows {
    /** Nothing is due. */
    public static final long NEVER = DueQueue.NEVER;

    /** Inserted events that one event or one moment may cause, over all rules: guards against rules that feed themselves. */
    public static final int MAX_INSERTED = 100_000;

    private static final int VERSION = 2;
    private static final RuleState[] NONE = {};

    private final PartitionKey key;
    /** Ascending by slot; as long as there are states. */
    private RuleState[] states = NONE;
    /** Null while there are fewer than two states. */
    private Several several;

    private long sequence;
    private long nowMillis;
    private InsertedEvents inserted;
    private long cutOff;
    private Consumer<Detection> out;

    /** What is kept so that one event costs the same, however many rules have a state here. */
    private static final class Several {
        private final DueQueue<RuleState> due = new DueQueue<>();
        private final List<RuleState> touched = new ArrayList<>();

        void changed(RuleState state) {
            due.set(state, state.nextDueMillis());
            touched.add(state);
        }
    }

    public Partition(PartitionKey key) {
        this.key = key;
    }

    public PartitionKey key() {
        return key;
    }

    /** Processes an event, after everything due at or before its time. Events must come in time order. */
    public void process(RoutedEvent routed, RuleSet rules, Consumer<Detection> out) {
        advance(routed.timeMillis(), rules, out);
        feed(routed, rules, out);
    }

    /** As {@link #process}, for a partition in which nothing is due. */
    public void feed(RoutedEvent routed, RuleSet rules, Consumer<Detection> out) {
        this.out = out;
        nowMillis = routed.timeMillis();
        int[] filters = routed.filters();
        int i = 0;
        while (i < filters.length) {
            RuleProgram rule = rules.program(filters[i] >>> RuleSet.FILTER_BITS);
            int end = endOfRule(filters, i);
            if (rule != null) {
                feed(rule, routed.event(), rule.passed(filters, i, end));
            }
            i = end;
        }
        settle();
    }

    private static int endOfRule(int[] filters, int from) {
        int slot = filters[from] >>> RuleSet.FILTER_BITS;
        int end = from + 1;
        while (end < filters.length && filters[end] >>> RuleSet.FILTER_BITS == slot) {
            end++;
        }
        return end;
    }

    /** Fires, in time order, the timers due at or before {@code watermarkMillis}. */
    public void advance(long watermarkMillis, RuleSet rules, Consumer<Detection> out) {
        for (long next = nextDueMillis(); next <= watermarkMillis && next != NEVER; next = nextDueMillis()) {
            this.out = out;
            nowMillis = next;
            if (several == null) {
                states[0].onTime(next);
            } else {
                onTime(next);
            }
            settle();
        }
    }

    /** Rules due at one time, by slot. */
    private void onTime(long timeMillis) {
        List<RuleState> now = new ArrayList<>();
        while (several.due.firstMillis() <= timeMillis) {
            now.add(several.due.poll());
        }
        now.sort(Comparator.comparingInt(state -> state.program().slot()));
        // Whatever happens to one of them, the others stay due.
        now.forEach(this::changed);
        for (RuleState state : now) {
            try {
                state.onTime(timeMillis);
            } finally {
                changed(state);
            }
        }
    }

    /**
     * Starts the rules whose clock runs without any event, where they have this one partition. A rule that is not started
     * here starts with the first event that it wants.
     */
    public void start(long timeMillis, RuleSet rules, Consumer<Detection> out) {
        this.out = out;
        nowMillis = timeMillis;
        for (RuleProgram rule : rules.startedBefore(key)) {
            if (stateOf(rule) == null) {
                changed(begin(rule));
            }
        }
        settle();
    }

    /**
     * As {@link #advance}, but with a clock that jumps: what became due on the way happens at its end, once. No event may
     * be pending.
     */
    public void jump(long timeMillis, Consumer<Detection> out) {
        this.out = out;
        nowMillis = timeMillis;
        for (RuleState state : states.clone()) {
            state.onTime(timeMillis);
            changed(state);
        }
        settle();
    }

    private void settle() {
        if (inserted != null) {
            drainInserted();
        }
        if (several != null) {
            for (RuleState state : List.copyOf(several.touched)) {
                if (state.isInitial()) {
                    forget(state);
                }
            }
            if (several != null) {
                several.touched.clear();
            }
        } else if (states.length == 1 && states[0].isInitial()) {
            states = NONE;
        }
        out = null;
    }

    private void forget(RuleState state) {
        int place = place(state.program().slot());
        if (place < 0) {
            return;
        }
        RuleState[] rest = new RuleState[states.length - 1];
        System.arraycopy(states, 0, rest, 0, place);
        System.arraycopy(states, place + 1, rest, place, rest.length - place);
        states = rest;
        if (several != null) {
            several.due.set(state, NEVER);
            if (rest.length < 2) {
                several = null;
            }
        }
    }

    private void feed(RuleProgram rule, Event event, List<FilterProgram> passed) {
        RuleState state = stateOf(rule);
        if (state == null) {
            if (!rule.canStart(passed)) {
                return;
            }
            state = begin(rule);
        }
        try {
            state.onEvent(event, passed, nowMillis);
        } finally {
            changed(state);
        }
    }

    private RuleState begin(RuleProgram rule) {
        RuleState state = RuleState.start(rule, nowMillis, this);
        keep(state);
        return state;
    }

    private RuleState stateOf(RuleProgram rule) {
        int place = place(rule.slot());
        return place >= 0 ? states[place] : null;
    }

    /** Where the state of a slot is, or, as {@code -(place + 1)}, where it would be. */
    private int place(int slot) {
        int low = 0;
        int high = states.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = states[middle].program().slot();
            if (there == slot) {
                return middle;
            }
            if (there < slot) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    private void keep(RuleState state) {
        int place = -(place(state.program().slot()) + 1);
        RuleState[] more = new RuleState[states.length + 1];
        System.arraycopy(states, 0, more, 0, place);
        more[place] = state;
        System.arraycopy(states, place, more, place + 1, states.length - place);
        states = more;
        if (several != null) {
            several.changed(state);
        } else if (more.length > 1) {
            several = new Several();
            for (RuleState one : more) {
                several.changed(one);
            }
        }
    }

    private void changed(RuleState state) {
        if (several != null) {
            several.changed(state);
        }
    }

    private void drainInserted() {
        int count = 0;
        while (!inserted.isEmpty()) {
            InsertedEvents.Inserted next = inserted.remove();
            if (++count > MAX_INSERTED) {
                cutOff += 1 + inserted.clear();
                return;
            }
            List<FilterProgram> passed = next.rule().passedBy(next.event());
            if (!passed.isEmpty()) {
                feed(next.rule(), next.event(), passed);
            }
        }
    }

    @Override
    public void row(RuleProgram rule, StatementProgram statement, Row row) {
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
        if (inserted == null) {
            inserted = new InsertedEvents();
        }
        String id = type.name() + "@" + nowMillis + "#" + inserted.number(rule, nowMillis);
        fill(type, values, "ts", nowMillis);
        fill(type, values, "eventId", id);
        fill(type, values, "tenant", row.tenant());
        inserted.add(rule, Event.derived(type, nowMillis, id, values, row.evidence()));
    }

    private static void fill(EventType type, Object[] values, String field, Object value) {
        int index = type.indexOf(field);
        if (index >= 0 && values[index] == null) {
            values[index] = value;
        }
    }

    /** Earliest time at which {@link #advance} has something to do, or {@link #NEVER}. */
    public long nextDueMillis() {
        if (several != null) {
            return several.due.firstMillis();
        }
        return states.length == 0 ? NEVER : states[0].nextDueMillis();
    }

    /** Whether nothing is kept: the partition can be forgotten. */
    public boolean isEmpty() {
        return states.length == 0;
    }

    /** Inserted events that were cut off since the last call. */
    public long takeCutOff() {
        long count = cutOff;
        cutOff = 0;
        return count;
    }

    public byte[] encode(RuleSet rules) {
        StateOutput state = new StateOutput();
        write(state);
        return state.toByteArray();
    }

    /** Writes what {@link #decode} reads. */
    public void write(StateOutput out) {
        out.writeByte(VERSION);
        out.writeLong(nowMillis);
        out.writeLong(sequence);
        out.writeSize(states.length);
        for (RuleState state : states) {
            out.writeSize(state.program().slot());
            out.writeSection(state::write);
        }
    }

    /**
     * A partition as it was encoded. What a rule kept that is no longer deployed is dropped.
     *
     * <p>Errors: {@link StateException} for bytes that are not a partition's state.
     */
    public static Partition decode(PartitionKey key, byte[] bytes, RuleSet rules) {
        StateInput in = new StateInput(bytes, rules.types());
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException("a partition's state has a known version, version=" + version + " key=" + key);
        }
        Partition partition = new Partition(key);
        partition.nowMillis = in.readLong();
        partition.sequence = in.readLong();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            int slot = in.readSize();
            RuleProgram rule = rules.program(slot);
            in.readSection(section -> {
                if (rule != null) {
                    section.types(rule.typesOf(rules.types()));
                    RuleState state = RuleState.read(section, rule, partition.nowMillis, partition);
                    if (partition.stateOf(rule) != null) {
                        throw new StateException("a rule has one state under a key, slot=" + slot + " key=" + key);
                    }
                    partition.keep(state);
                }
            });
            in.types(rules.types());
        }
        return partition;
    }
}
