package io.bongsu.engine.recognize;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.RowMatchPlan.Matches;
import io.bongsu.engine.plan.RowMatchPlan.Skip;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One running row pattern: partial matches by partition, rows that matches took, matches that wait for their interval.
 *
 * <p>Shape: each row goes to every partial match of its partition, in order, and may begin matches; those that cannot take it
 * end. What is complete after a step is ranked, then skipped over or waited for, then told. A row that leaves the window ends
 * the partial matches that have it; one that leaves before an earlier one lets the whole window be looked at again, without
 * regard to what was skipped, as Esper does.
 *
 * <p>Unit: ms, event time. Cost: per row, the partial matches of its partition; memory: the rows that these, the interval or
 * {@code prev} need. Errors: {@link StateException} for a state of another version.
 *
 * <p>Source: Esper reference, "EPL Reference: Match Recognize"; order of matches measured on Esper 9.0.0.
 */
public final class RowMachine {
    private static final int VERSION = 1;

    private final RowProgram program;
    private final MatchRanking ranking;
    private final boolean all;
    private final boolean onDemand;
    private final boolean orTerminated;
    private final Skip skip;
    private RowPartitions partitions;
    /** Null where no row leaves. */
    private final RowSet taken;
    /** Null where no match waits. */
    private final PendingMatches pending;
    /** How many rows there have been. */
    private long number;

    /** Where matches go. */
    public interface Output {
        /** {@code bound}: by variable, the event, the list of events, or null; {@code values}: the measures. */
        void match(Object[] bound, Object[] values);
    }

    /** What one step brought about. */
    private static final class Step {
        private final List<RowMatch> complete = new ArrayList<>(2);
        private final List<RowMatch> stopped = new ArrayList<>(0);
    }

    public RowMachine(RowProgram program) {
        RowMatchPlan plan = program.plan();
        this.program = program;
        this.partitions = new RowPartitions(program);
        this.all = plan.matches() == Matches.ALL;
        this.onDemand = plan.matches() == Matches.ON_DEMAND;
        this.skip = plan.skip();
        this.ranking = new MatchRanking(skip, program.isPartitioned(), all);
        this.orTerminated =
                plan.interval().map(RowMatchPlan.Interval::orTerminated).orElse(false);
        this.pending = plan.interval()
                .map(interval -> new PendingMatches(interval.millis()))
                .orElse(null);
        this.taken = program.isUnderWindow() ? new RowSet() : null;
    }

    /**
     * One step of the window, or one event where there is none: what left, then what entered.
     *
     * @param window the rows that the window holds after the step
     */
    public void update(
            List<Event> left, List<Event> entered, Supplier<List<Event>> window, long nowMillis, Output out) {
        program.scope().at(nowMillis);
        if (onDemand) {
            remember(left, entered);
        } else {
            if (!left.isEmpty()) {
                leave(left, window);
            }
            if (!entered.isEmpty()) {
                enter(entered, nowMillis, out);
            }
        }
        program.release();
    }

    /** Tells the matches whose interval is over. */
    public void onTime(long nowMillis, Output out) {
        if (nextDueMillis() > nowMillis) {
            return;
        }
        program.scope().at(nowMillis);
        List<RowMatch> due = pending.takeDue(nowMillis);
        tell(all ? due : ranking.rank(due), out);
        program.release();
    }

    public long nextDueMillis() {
        return pending == null ? Long.MAX_VALUE : pending.dueMillis();
    }

    /** All matches in the rows of the window, as if they came now, one after the other. */
    public void iterate(List<Event> window, long nowMillis, Output out) {
        if (!program.isUnderWindow()) {
            return;
        }
        program.scope().at(nowMillis);
        Step step = new Step();
        lookAgain(window, partitions.withoutMatches(), step);
        tell(ranking.rank(step.complete), out);
        program.release();
    }

    private void remember(List<Event> left, List<Event> entered) {
        if (!program.asksPrevious()) {
            return;
        }
        for (Event row : left) {
            partitions.of(row, true).history.forget(row);
        }
        for (Event row : entered) {
            partitions.of(row, true).history.add(row);
        }
    }

    private void leave(List<Event> left, Supplier<List<Event>> window) {
        boolean[] found = new boolean[left.size()];
        int count = 0;
        boolean outOfOrder = false;
        for (Event row : left) {
            Event first = taken.first();
            if (taken.remove(row)) {
                outOfOrder |= !RowSet.isSame(first, row);
                found[count++] = true;
            }
        }
        if (outOfOrder) {
            partitions = partitions.withoutMatches();
            number = lookAgain(window.get(), partitions, new Step());
        } else if (taken.isEmpty()) {
            partitions.clear();
            forgetPrevious(left);
        } else {
            endThoseWith(left, found);
        }
    }

    /** As Esper does it under a partition, the n-th row to go ends matches if n rows of the step had been taken. */
    private void endThoseWith(List<Event> left, boolean[] found) {
        for (int i = 0; i < left.size(); i++) {
            RowPartition partition = program.asksPrevious()
                    ? partitions.of(left.get(i), true)
                    : partitions.get(program.keyOf(left.get(i)));
            if (partition == null) {
                continue;
            }
            if (found[i] || !program.isPartitioned()) {
                partition.endThoseWith(left.get(i));
            }
            if (partition.history != null) {
                partition.history.forget(left.get(i));
            }
            partitions.release(partition);
        }
    }

    private void forgetPrevious(List<Event> left) {
        if (program.asksPrevious()) {
            left.forEach(row -> partitions.of(row, true).history.forget(row));
        }
    }

    /** Takes the rows one after the other into partitions that have no partial matches; how many rows there were. */
    private long lookAgain(List<Event> rows, RowPartitions among, Step step) {
        long count = 0;
        for (Event row : rows) {
            count++;
            RowPartition partition = among.of(row, false);
            if (partition.history != null) {
                partition.history.again(row);
            }
            step(partition, row, count, step, false);
            among.release(partition);
        }
        return count;
    }

    private void enter(List<Event> entered, long nowMillis, Output out) {
        Step step = new Step();
        for (Event row : entered) {
            number++;
            RowPartition partition = partitions.of(row, true);
            if (partition.history != null) {
                partition.history.add(row);
            }
            step(partition, row, number, step, taken != null);
            partitions.release(partition);
        }
        if (step.complete.isEmpty() && step.stopped.isEmpty()) {
            return;
        }
        List<RowMatch> best = all ? step.complete : ranking.rank(step.complete);
        if (pending != null) {
            best = await(best, step.stopped, nowMillis);
        } else if (skip != Skip.TO_CURRENT_ROW) {
            best.forEach(this::skip);
        }
        tell(best, out);
    }

    private void skip(RowMatch match) {
        RowPartition partition = partitions.get(match.key);
        if (partition != null) {
            partition.endThoseBegunBy(skip == Skip.PAST_LAST_ROW ? match.end : match.begin);
            partitions.release(partition);
        }
    }

    /** Lets matches wait for their interval; those that need not wait any more. */
    private List<RowMatch> await(List<RowMatch> complete, List<RowMatch> stopped, long nowMillis) {
        List<RowMatch> over = new ArrayList<>(complete.size());
        for (RowMatch match : complete) {
            boolean waits = !orTerminated || !program.place(match.place).mustEnd();
            if (!waits || !pending.add(match, nowMillis)) {
                over.add(match);
            }
        }
        for (RowMatch one : stopped) {
            pending.takeEndedBy(one, program.place(one.place), program, over);
        }
        return stopped.isEmpty() || all ? over : ranking.rank(over);
    }

    private void step(RowPartition partition, Event row, long number, Step step, boolean remembers) {
        List<RowMatch> next = new ArrayList<>(2);
        for (RowMatch match : partition.partial()) {
            Place place = program.place(match.place);
            if (program.takes(place, row, match.bound, partition.history)) {
                goOn(match, match.place, row, number, next, step.complete);
                remember(row, remembers);
            } else if (orTerminated && place.canEnd()) {
                step.stopped.add(match);
            }
        }
        for (int start : program.starts()) {
            if (program.takes(program.place(start), row, program.unbound(), partition.history)) {
                RowMatch begun =
                        RowMatch.none(partition.key, number, program.scope().nowMillis(), program);
                goOn(begun, start, row, number, next, step.complete);
                remember(row, remembers);
            }
        }
        partition.partial(next);
    }

    private void remember(Event row, boolean remembers) {
        if (remembers) {
            taken.add(row);
        }
    }

    private void goOn(RowMatch match, int at, Event row, long number, List<RowMatch> next, List<RowMatch> complete) {
        Place place = program.place(at);
        RowMatch longer = match.with(row, place, program.collects());
        for (int i = 0; i < place.nextCount(); i++) {
            if (place.next(i) == Place.END) {
                complete.add(longer.completeAt(at, number));
            } else {
                next.add(longer.waitingAt(place.next(i)));
            }
        }
    }

    private void tell(List<RowMatch> matches, Output out) {
        for (RowMatch match : matches) {
            out.match(match.bound, program.measures(match));
        }
    }

    /** Whether the machine is as a new one. */
    public boolean isInitial() {
        return partitions.isEmpty() && (taken == null || taken.isEmpty()) && (pending == null || pending.isEmpty());
    }

    public void write(StateOutput out) {
        out.writeByte(VERSION);
        partitions.write(out, number);
        if (taken != null) {
            taken.write(out);
        }
        if (pending != null) {
            pending.write(out, number, program);
        }
    }

    /** Continues from a written state; numbers of rows begin anew. */
    public void read(StateInput in) {
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException("a row pattern's state has a known version, version=" + version);
        }
        number = 0;
        partitions.read(in, number);
        if (taken != null) {
            taken.read(in);
        }
        if (pending != null) {
            pending.read(in, number, program);
        }
    }
}
