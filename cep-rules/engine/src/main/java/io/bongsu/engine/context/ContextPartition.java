package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.StatementMachine;
import io.bongsu.engine.timer.DueQueue;
import io.bongsu.schemas.ValueType;
import java.util.List;

/** One partition of a level: its properties, the condition that ends it, and what is below. */
final class ContextPartition extends DueQueue.Entry {
    private final ContextMachine machine;
    private final Frame frame;
    private final Event above;
    private final Object[] row;
    private Event properties;
    private Watch end;
    private Branch below;

    /** {@code row}: the level's values; taken over. */
    ContextPartition(ContextMachine machine, Frame frame, Event above, Object[] row) {
        this.machine = machine;
        this.frame = frame;
        this.above = above;
        this.row = row;
        this.properties = frame.properties(above, row);
    }

    void start(long nowMillis) {
        machine.work(properties);
        end = frame.end().watch(nowMillis);
        below = frame.branchBelow(machine, properties);
        below.start(nowMillis);
    }

    Object[] row() {
        return row;
    }

    /** Whether the event ends it; then {@link #end} is to be called. */
    boolean endsBy(Step step) {
        machine.work(properties);
        return ends(end.onEvent(step));
    }

    /** Whether the time ends it, before all else that is due then; what was due earlier, or is due if not, is done. */
    boolean endsBy(long nowMillis) {
        if (below.nextDueMillis() < Math.min(nowMillis, end.nextDueMillis())) {
            below.onTime(nowMillis);
        }
        machine.work(properties);
        boolean ends = ends(end.onTime(nowMillis));
        if (!ends && below.nextDueMillis() <= nowMillis) {
            below.onTime(nowMillis);
        }
        return ends;
    }

    private boolean ends(List<Watch.Turn> turns) {
        if (turns.isEmpty()) {
            return false;
        }
        turns.get(0).into(row);
        properties = frame.properties(above, row);
        return true;
    }

    void onEvent(Step step) {
        below.onEvent(step);
    }

    /** Feeds an event of the past that a condition was made true by. */
    void end(long nowMillis) {
        if (below instanceof Leaf leaf) {
            leaf.properties(properties);
        }
        below.end(nowMillis);
    }

    void contents(String statement, long nowMillis, StatementMachine.Output contents) {
        below.contents(statement, nowMillis, contents);
    }

    long nextDueMillis() {
        return Math.min(end.nextDueMillis(), below.nextDueMillis());
    }

    /** Whether it is as one that has just been started: nothing is kept below, and its end is not closer than at its start. */
    boolean isInitial() {
        return end.isInitial() && below.isInitial();
    }

    void write(StateOutput out) {
        out.writeValue(Event.row(frame.row(), row), ValueType.rowOf(frame.row()));
        end.write(out);
        below.write(out);
    }

    static ContextPartition read(ContextMachine machine, Frame frame, Event above, StateInput in, long nowMillis) {
        Event written = (Event) in.readValue(ValueType.rowOf(frame.row()));
        Object[] row = new Object[written.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = written.get(i);
        }
        ContextPartition partition = new ContextPartition(machine, frame, above, row);
        machine.work(partition.properties);
        partition.end = frame.end().unread();
        partition.end.read(in, nowMillis);
        partition.below = frame.branchBelow(machine, partition.properties);
        partition.below.read(in, nowMillis);
        return partition;
    }
}
