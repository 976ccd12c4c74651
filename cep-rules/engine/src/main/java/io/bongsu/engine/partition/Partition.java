package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.plan.OutputPlan.StreamSelector;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.state.EventChunks;
import io.bongsu.engine.state.EventLog;
import io.bongsu.engine.state.PageLog;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.Row;
import io.bongsu.engine.statement.StatementProgram;
import io.bongsu.engine.timer.DueQueue;
import java.util.ArrayList;
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

    private static final int VERSION = 4;

    private final PartitionKey key;
    private final RuleStates states = new RuleStates();
    private long sequence;
    private long nowMillis;
    private InsertedEvents inserted;
    private int insertedNow;
    /** Rules whose named windows have changed and whose readers are not told yet; null for none. */
    private List<RuleState> changed;

    private long cutOff;
    private Consumer<Detection> out;
    /** Null where nothing is kept apart. */
    private Apart apart;

    /** Which events and which pages of them are kept apart; null for none. */
    private record Apart(EventLog log, PageLog pages) {
        static Apart of(EventLog log, PageLog pages) {
            return log == null && pages == null ? null : new Apart(log, pages);
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
                Event event = routed.event(key);
                if (rule.updates(event.type())) {
                    feedUpdated(rule, event);
                } else {
                    feed(rule, event, rule.passed(filters, i, end));
                }
            }
            i = end;
        }
        settle();
    }

    private void feedUpdated(RuleProgram rule, Event event) {
        Event updated = rule.updated(event, nowMillis);
        if (updated != null) {
            feed(rule, updated, rule.passedBy(updated));
        }
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
            states.onTime(next);
            settle();
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
            if (states.find(rule) == null) {
                states.changed(begin(rule));
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
        states.jump(timeMillis);
        settle();
    }

    private void settle() {
        if (inserted != null || changed != null) {
            settleInside();
        }
        states.forgetInitial();
        out = null;
    }

    private void feed(RuleProgram rule, Event event, List<FilterProgram> passed) {
        RuleState state = states.find(rule);
        if (state == null) {
            if (!rule.canStart(passed)) {
                return;
            }
            state = begin(rule);
        }
        try {
            state.onEvent(event, passed, nowMillis);
        } finally {
            states.changed(state);
        }
    }

    private RuleState begin(RuleProgram rule) {
        RuleState state = RuleState.start(rule, nowMillis, this);
        states.keep(state);
        return state;
    }

    /** As in Esper, readers of named windows are told after the event, and after each that is inserted. */
    private void settleInside() {
        insertedNow = 0;
        if (inserted == null || !inserted.hasFirst()) {
            tellWindows();
        }
        drainFirst();
        while (inserted != null && !inserted.isEmpty()) {
            feedInserted(inserted.remove());
            tellWindows();
            drainFirst();
        }
    }

    /** What is inserted into named windows comes before all else. */
    private void drainFirst() {
        while (inserted != null && inserted.hasFirst()) {
            feedInserted(inserted.removeFirst());
            tellWindows();
        }
    }

    private void tellWindows() {
        while (changed != null) {
            List<RuleState> now = changed;
            changed = null;
            for (RuleState state : now) {
                state.tellWindows(nowMillis);
                states.changed(state);
            }
        }
    }

    private void feedInserted(InsertedEvents.Inserted next) {
        if (++insertedNow > MAX_INSERTED) {
            cutOff += 1 + inserted.clear();
        } else {
            List<FilterProgram> passed = next.rule().passedBy(next.event());
            if (!passed.isEmpty()) {
                feed(next.rule(), next.event(), passed);
            }
        }
    }

    @Override
    public void windowsChanged(RuleState state) {
        if (changed == null) {
            changed = new ArrayList<>(1);
        }
        changed.add(state);
    }

    @Override
    public void at(long timeMillis) {
        nowMillis = timeMillis;
    }

    @Override
    public void row(RuleProgram rule, StatementProgram statement, Row row) {
        StatementPlan plan = statement.plan();
        long number = sequence++;
        if (isSelected(plan.output().insert(), row)) {
            rule.insertedBy(plan).ifPresent(type -> insertions().insert(rule, plan, type, row, nowMillis));
        }
        if (plan.role() != Role.STEP && isSelected(plan.output().select(), row)) {
            out.accept(detection(rule, statement, row, number));
        }
    }

    private Detection detection(RuleProgram rule, StatementProgram statement, Row row, long number) {
        StatementPlan plan = statement.plan();
        return new Detection(
                rule.slot(),
                plan.role(),
                plan.name(),
                nowMillis,
                key,
                number,
                row.tenant(),
                rule.details(statement).of(row.values()),
                row.evidence(),
                row.leaves() && plan.output().select() == StreamSelector.IRSTREAM);
    }

    /** Tells what a statement of a rule would select now, if the rule {@link RuleSet#tellsContents}; changes nothing. */
    public void contents(int slot, String statement, long timeMillis, RuleSet rules, Consumer<Detection> contents) {
        RuleProgram rule = rules.program(slot);
        RuleState state = states.find(rule);
        nowMillis = timeMillis;
        (state == null ? RuleState.start(rule, timeMillis, this) : state)
                .contents(statement, timeMillis, (from, row) -> contents.accept(detection(rule, from, row, sequence)));
    }

    private static boolean isSelected(StreamSelector selector, Row row) {
        return row.leaves() ? selector.leaving() : selector.entering();
    }

    private InsertedEvents insertions() {
        if (inserted == null) {
            inserted = new InsertedEvents();
        }
        return inserted;
    }

    /** Earliest time at which {@link #advance} has something to do, or {@link #NEVER}. */
    public long nextDueMillis() {
        return states.nextDueMillis();
    }

    /** Whether nothing is kept: the partition can be forgotten. */
    public boolean isEmpty() {
        return states.size() == 0;
    }

    /** Inserted events that were cut off since the last call. */
    public long takeCutOff() {
        long count = cutOff;
        cutOff = 0;
        return count;
    }

    /** All that is kept, in one piece. */
    public byte[] encode() {
        StateOutput state = new StateOutput();
        write(state);
        return state.toByteArray();
    }

    /** Writes what {@link #decode} reads. */
    public void write(StateOutput out) {
        out.writeByte(VERSION);
        out.writeLong(nowMillis);
        out.writeLong(sequence);
        out.writeSize(states.size());
        for (int i = 0; i < states.size(); i++) {
            RuleState state = states.get(i);
            out.writeSize(state.program().slot());
            out.writeSection(state::write);
        }
    }

    /**
     * As {@link #write(StateOutput)}, but chunks of events that have not changed since the last time are not written again:
     * of a partition with very many events, a write after one more takes as many bytes as a chunk, not as a window. Always
     * with the same chunks, which hold this partition's alone.
     */
    public void write(StateOutput out, EventChunks chunks) {
        out.keepPages(apart == null ? null : apart.pages, chunks);
        write(out);
        EventLog log = out.keepApart(apart == null ? null : apart.log, chunks);
        apart = Apart.of(log, out.pages());
    }

    /** Removes what {@link #write(StateOutput, EventChunks)} has put there: the partition is not kept any more. */
    public void removeChunks(EventChunks chunks) {
        if (apart != null && apart.log != null) {
            apart.log.clear(chunks);
        }
        if (apart != null && apart.pages != null) {
            apart.pages.clear(chunks);
        }
        apart = null;
    }

    /**
     * A partition as it was encoded. What a rule kept that is no longer deployed is dropped.
     *
     * <p>Errors: {@link StateException} for bytes that are not a partition's state.
     */
    public static Partition decode(PartitionKey key, byte[] bytes, RuleSet rules) {
        StateInput in = new StateInput();
        in.reset(bytes, 0, bytes.length, rules.types());
        return read(key, rules, in);
    }

    /**
     * As {@link #decode(PartitionKey, byte[], RuleSet)}, of bytes from {@code from} on, some of whose events are in chunks,
     * with a reader that is used again and again.
     */
    public static Partition decode(
            PartitionKey key, byte[] bytes, int from, RuleSet rules, StateInput in, EventChunks chunks) {
        in.reset(bytes, from, bytes.length, rules.types(), chunks);
        Partition partition = read(key, rules, in);
        partition.apart = Apart.of(in.log(), in.pages());
        return partition;
    }

    private static Partition read(PartitionKey key, RuleSet rules, StateInput in) {
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException("a partition's state has a known version, version=" + version + " key=" + key);
        }
        Partition partition = new Partition(key);
        partition.nowMillis = in.readLong();
        partition.sequence = in.readLong();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            RuleProgram rule = rules.program(in.readSize());
            in.readSection(section -> {
                if (rule != null) {
                    section.types(rule.typesOf(rules.types()));
                    partition.read(section, rule);
                }
            });
            in.types(rules.types());
        }
        return partition;
    }

    private void read(StateInput in, RuleProgram rule) {
        RuleState state = RuleState.read(in, rule, nowMillis, this);
        if (states.find(rule) != null) {
            throw new StateException("a rule has one state under a key, slot=" + rule.slot() + " key=" + key);
        }
        states.keep(state);
    }
}
