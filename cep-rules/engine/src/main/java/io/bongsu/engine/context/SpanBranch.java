package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.StatementMachine;
import io.bongsu.engine.timer.DueQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * The partitions of a context that conditions begin and end.
 *
 * <p>Shape: in the order in which they began. Of one event, the ends come before the begins; the partition that it begins
 * sees it before the older ones do, one that it ends does not see it. Without overlap the condition to begin is waited for
 * only while there is no partition.
 *
 * <p>Cost: an event costs all partitions, as any of their statements may want it.
 */
final class SpanBranch implements Branch {
    private final SpanLevel level;
    private final ContextMachine machine;
    private final Event properties;
    private final List<ContextPartition> partitions = new ArrayList<>();
    private final DueQueue<ContextPartition> due = new DueQueue<>();
    /** Null while a partition stands in the way of another. */
    private Watch begin;

    SpanBranch(SpanLevel level, ContextMachine machine, Event properties) {
        this.level = level;
        this.machine = machine;
        this.properties = properties;
    }

    @Override
    public void start(long nowMillis) {
        if (level.beginsAt(nowMillis)) {
            begin(Watch.Turn.TIME, nowMillis);
        }
        await(nowMillis);
        begin(begin == null ? List.of() : begin.onTime(nowMillis), nowMillis);
    }

    /** After the only partition has ended: one that begins at once sees the event that ended the one before. */
    private List<ContextPartition> again(long nowMillis) {
        List<ContextPartition> begun =
                new ArrayList<>(level.begin().now() ? begin(List.of(Watch.Turn.TIME), nowMillis) : List.of());
        await(nowMillis);
        if (begin != null) {
            begin(begin.onTime(nowMillis), nowMillis);
        }
        return begun;
    }

    private void await(long nowMillis) {
        if (begin == null && (level.overlapping() || partitions.isEmpty())) {
            machine.work(properties);
            begin = level.begin().watch(nowMillis);
        }
    }

    /** Begins a partition for each turn, or for the first; those that began. */
    private List<ContextPartition> begin(List<Watch.Turn> turns, long nowMillis) {
        List<ContextPartition> begun = new ArrayList<>(1);
        for (Watch.Turn turn : turns) {
            if (level.overlapping() || partitions.isEmpty()) {
                ContextPartition partition = begin(turn, nowMillis);
                if (partition != null) {
                    begun.add(partition);
                }
            }
        }
        if (!level.overlapping() && !partitions.isEmpty()) {
            begin = null;
        }
        return begun;
    }

    /** Null if a partition of the same distinct values is there. */
    private ContextPartition begin(Watch.Turn turn, long nowMillis) {
        Object[] row = new Object[level.frame().row().fields().size()];
        turn.into(row);
        row[SpanLevel.START_TIME] = nowMillis;
        machine.work(properties);
        row[SpanLevel.END_TIME] = level.endMillis(nowMillis);
        if (!level.distinct().isEmpty()) {
            List<Object> values = distinct(row);
            for (ContextPartition one : partitions) {
                if (distinct(one.row()).equals(values)) {
                    return null;
                }
            }
        }
        ContextPartition partition = new ContextPartition(machine, level.frame(), properties, row);
        partitions.add(partition);
        partition.start(nowMillis);
        due.set(partition, partition.nextDueMillis());
        return partition;
    }

    private List<Object> distinct(Object[] row) {
        Scope scope = machine.program().scope().own(Event.row(level.frame().row(), row));
        List<Object> values = new ArrayList<>();
        level.distinct().forEach(value -> values.add(value.evaluate(scope)));
        return values;
    }

    @Override
    public void onEvent(Step step) {
        List<ContextPartition> before = List.copyOf(partitions);
        boolean anyEnded = false;
        for (ContextPartition partition : before) {
            if (partition.endsBy(step)) {
                end(partition, step.nowMillis());
                anyEnded = true;
            } else {
                due.set(partition, partition.nextDueMillis());
            }
        }
        if (anyEnded && !level.overlapping()) {
            again(step.nowMillis()).forEach(partition -> feed(partition, step));
            return;
        }
        if (begin != null) {
            machine.work(properties);
            List<Watch.Turn> turns = begin.onEvent(step);
            begin(turns, step.nowMillis()).forEach(partition -> first(partition, turns, step));
        }
        for (ContextPartition partition : before) {
            if (partitions.contains(partition)) {
                feed(partition, step);
            }
        }
    }

    /** Feeds a new partition with what made it begin; a pattern's last event begins without being seen where nothing overlaps. */
    private void first(ContextPartition partition, List<Watch.Turn> turns, Step step) {
        if (!level.begin().feedsAll()) {
            if (level.overlapping() || level.begin() instanceof FilterCondition) {
                feed(partition, step);
            }
            return;
        }
        for (Event event : turns.get(0).events()) {
            feed(partition, event.equals(step.event()) ? step : machine.again(event, step.nowMillis()));
        }
    }

    private void feed(ContextPartition partition, Step step) {
        partition.onEvent(step);
        due.set(partition, partition.nextDueMillis());
    }

    private void end(ContextPartition partition, long nowMillis) {
        partitions.remove(partition);
        due.set(partition, DueQueue.NEVER);
        partition.end(nowMillis);
    }

    @Override
    public void onTime(long nowMillis) {
        boolean anyEnded = false;
        if (due.firstMillis() <= nowMillis) {
            for (ContextPartition partition : List.copyOf(partitions)) {
                if (partition.dueMillis() <= nowMillis && partition.endsBy(nowMillis)) {
                    end(partition, nowMillis);
                    anyEnded = true;
                } else {
                    due.set(partition, partition.nextDueMillis());
                }
            }
        }
        if (anyEnded && !level.overlapping()) {
            again(nowMillis);
        }
        if (begin != null) {
            machine.work(properties);
            begin(begin.onTime(nowMillis), nowMillis);
        }
    }

    @Override
    public long nextDueMillis() {
        return Math.min(due.firstMillis(), begin == null ? Long.MAX_VALUE : begin.nextDueMillis());
    }

    @Override
    public boolean isInitial() {
        return partitions.isEmpty() && !level.begin().now() && begin != null && begin.isInitial();
    }

    @Override
    public void end(long nowMillis) {
        List.copyOf(partitions).forEach(partition -> end(partition, nowMillis));
    }

    @Override
    public void contents(String statement, long nowMillis, StatementMachine.Output contents) {
        partitions.forEach(partition -> partition.contents(statement, nowMillis, contents));
    }

    @Override
    public void write(StateOutput out) {
        out.writeBoolean(begin != null);
        if (begin != null) {
            begin.write(out);
        }
        out.writeSize(partitions.size());
        partitions.forEach(partition -> partition.write(out));
    }

    @Override
    public void read(StateInput in, long nowMillis) {
        if (in.readBoolean()) {
            machine.work(properties);
            begin = level.begin().unread();
            begin.read(in, nowMillis);
        }
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            ContextPartition partition = ContextPartition.read(machine, level.frame(), properties, in, nowMillis);
            partitions.add(partition);
            due.set(partition, partition.nextDueMillis());
        }
    }
}
