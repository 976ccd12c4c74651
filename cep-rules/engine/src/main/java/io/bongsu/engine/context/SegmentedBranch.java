package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.StatementMachine;
import io.bongsu.engine.timer.DueQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The partitions of a keyed, hash or category context.
 *
 * <p>Shape: by key, in the order in which they began. An event that ends a partition neither reaches it nor begins it anew;
 * one that begins a partition reaches it.
 *
 * <p>Cost: an event of a covered stream costs its partitions, any other all of them.
 */
final class SegmentedBranch implements Branch {
    private final SegmentedLevel level;
    private final ContextMachine machine;
    private final Event properties;
    private final Map<Object, ContextPartition> partitions = new LinkedHashMap<>();
    private final DueQueue<ContextPartition> due = new DueQueue<>();

    SegmentedBranch(SegmentedLevel level, ContextMachine machine, Event properties) {
        this.level = level;
        this.machine = machine;
        this.properties = properties;
    }

    @Override
    public void start(long nowMillis) {
        level.segments().preallocated().forEach(key -> begin(key, List.of(), nowMillis));
    }

    private ContextPartition begin(Object key, List<Watch.Turn> turns, long nowMillis) {
        Object[] row = level.segments().row(key, level.frame().row().fields().size());
        turns.forEach(turn -> turn.into(row));
        ContextPartition partition = new ContextPartition(machine, level.frame(), properties, row);
        partitions.put(key, partition);
        partition.start(nowMillis);
        due.set(partition, partition.nextDueMillis());
        return partition;
    }

    @Override
    public void onEvent(Step step) {
        Segments segments = level.segments();
        if (!segments.covers(step.event().type().name())) {
            for (Map.Entry<Object, ContextPartition> entry : List.copyOf(partitions.entrySet())) {
                if (!ended(entry.getKey(), step)) {
                    feed(entry.getValue(), step);
                }
            }
            return;
        }
        List<Object> members = segments.keysOf(step);
        for (Object key : segments.keysBeforeFilter(step)) {
            boolean known = partitions.containsKey(key);
            if (known && ended(key, step)) {
                continue;
            }
            if (!known) {
                known = begun(key, step, members.contains(key));
            }
            if (known && members.contains(key)) {
                feed(partitions.get(key), step);
            }
        }
    }

    private boolean begun(Object key, Step step, boolean member) {
        if (level.begins().isEmpty()) {
            if (member) {
                begin(key, List.of(), step.nowMillis());
            }
            return member;
        }
        machine.work(properties);
        for (FilterCondition begin : level.begins()) {
            List<Watch.Turn> turns = begin.onEvent(step);
            if (!turns.isEmpty()) {
                begin(key, turns, step.nowMillis());
                return true;
            }
        }
        return false;
    }

    private boolean ended(Object key, Step step) {
        ContextPartition partition = partitions.get(key);
        if (!partition.endsBy(step)) {
            due.set(partition, partition.nextDueMillis());
            return false;
        }
        end(key, step.nowMillis());
        return true;
    }

    private void end(Object key, long nowMillis) {
        ContextPartition partition = partitions.remove(key);
        due.set(partition, DueQueue.NEVER);
        partition.end(nowMillis);
    }

    private void feed(ContextPartition partition, Step step) {
        partition.onEvent(step);
        due.set(partition, partition.nextDueMillis());
    }

    @Override
    public void onTime(long nowMillis) {
        if (due.firstMillis() > nowMillis) {
            return;
        }
        for (Map.Entry<Object, ContextPartition> entry : new ArrayList<>(partitions.entrySet())) {
            ContextPartition partition = entry.getValue();
            if (partition.dueMillis() <= nowMillis) {
                if (partition.endsBy(nowMillis)) {
                    end(entry.getKey(), nowMillis);
                } else {
                    due.set(partition, partition.nextDueMillis());
                }
            }
        }
    }

    @Override
    public long nextDueMillis() {
        return due.firstMillis();
    }

    @Override
    public boolean isInitial() {
        if (level.segments().preallocated().isEmpty()) {
            return partitions.isEmpty();
        }
        return partitions.values().stream().allMatch(ContextPartition::isInitial);
    }

    @Override
    public void end(long nowMillis) {
        List.copyOf(partitions.keySet()).forEach(key -> end(key, nowMillis));
    }

    @Override
    public void contents(String statement, long nowMillis, StatementMachine.Output contents) {
        partitions.values().forEach(partition -> partition.contents(statement, nowMillis, contents));
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(partitions.size());
        partitions.forEach((key, partition) -> {
            level.segments().writeKey(key, out);
            partition.write(out);
        });
    }

    @Override
    public void read(StateInput in, long nowMillis) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Object key = level.segments().readKey(in);
            ContextPartition partition = ContextPartition.read(machine, level.frame(), properties, in, nowMillis);
            partitions.put(key, partition);
            due.set(partition, partition.nextDueMillis());
        }
    }
}
